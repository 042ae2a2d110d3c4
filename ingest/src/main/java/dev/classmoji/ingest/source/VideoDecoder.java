package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_COPY_OPAQUE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_transfer_data;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Turns packets into frames, over damage and from one codec to the next if need be; owns FFmpeg's
 * decoder and its frames.
 */
final class VideoDecoder implements AutoCloseable {
  /** More failures in a row than any decoder holds frames back: it will not come to its end. */
  private static final int FAILURES_AT_END = 64;

  /** As many as 8K has; whoever sends more may want our memory. */
  static final long MOST_PIXELS = 7680 * 4320;

  private final int threads;
  private final VideoHardware hardware;
  private final Consumer<AVPacket> arrival;
  private final AVFrame frame = av_frame_alloc();
  private final AVFrame copy = av_frame_alloc();
  private AVCodecContext codec;
  private int stream;
  private boolean draining;
  private int failuresAtEnd;
  private long decoded;
  private long damaged;
  private long decodeNanos;

  private VideoDecoder(int threads, VideoHardware hardware, Consumer<AVPacket> arrival) {
    this.threads = threads;
    this.hardware = hardware;
    this.arrival = arrival;
  }

  /**
   * A decoder for the container's video.
   *
   * @param arrival called with each packet before it is decoded; the opaque that it gives it is
   *     that of the frame which is made of it
   * @return null if FFmpeg has none
   */
  static VideoDecoder open(
      Demuxer demuxer, int threads, VideoHardware hardware, Consumer<AVPacket> arrival) {
    var decoder = new VideoDecoder(threads, hardware, arrival);
    if (decoder.suit(demuxer)) {
      return decoder;
    }
    decoder.close();
    return null;
  }

  private boolean suit(Demuxer demuxer) {
    AVCodec kind = avcodec_find_decoder(demuxer.codecParameters().codec_id());
    if (kind == null) {
      return false;
    }
    var suitable = avcodec_alloc_context3(kind);
    avcodec_parameters_to_context(suitable, demuxer.codecParameters());
    suitable.pkt_timebase(demuxer.timeBase());
    suitable.thread_count(threads);
    suitable.max_pixels(MOST_PIXELS);
    suitable.flags(suitable.flags() | AV_CODEC_FLAG_COPY_OPAQUE);
    hardware.lend(suitable, kind);
    if (avcodec_open2(suitable, kind, (PointerPointer<?>) null) < 0) {
      avcodec_free_context(suitable);
      return false;
    }
    if (codec != null) {
      avcodec_free_context(codec);
    }
    codec = suitable;
    stream = demuxer.stream();
    return true;
  }

  /** Whether what comes now is for another decoder. */
  private boolean isOutgrown(Demuxer demuxer) {
    return stream != demuxer.stream() || codec.codec_id() != demuxer.codecParameters().codec_id();
  }

  /** The next frame, valid until the next call; null at the end. */
  AVFrame next(Demuxer demuxer) {
    long begun = System.nanoTime();
    while (true) {
      int result = avcodec_receive_frame(codec, frame);
      if (result >= 0) {
        decodeNanos = System.nanoTime() - begun;
        decoded++;
        damaged += frame.decode_error_flags() == 0 ? 0 : 1;
        return frame;
      }
      if (result == AVERROR_EOF) {
        return null;
      }
      if (result != AVERROR_EAGAIN()) {
        damaged++;
      }
      if (draining) {
        if (++failuresAtEnd > FAILURES_AT_END) {
          return null;
        }
        continue;
      }
      long asked = System.nanoTime();
      var packet = demuxer.read();
      begun += System.nanoTime() - asked;
      if (packet != null) {
        arrival.accept(packet);
        if (isOutgrown(demuxer) && !suit(demuxer)) {
          return null;
        }
      }
      feed(packet);
    }
  }

  private void feed(AVPacket packet) {
    draining = packet == null;
    if (avcodec_send_packet(codec, packet) < 0) {
      damaged++;
    }
  }

  /**
   * A frame of this decoder where the processor can read it.
   *
   * @throws IllegalStateException if the hardware that decoded it does not hand it over
   */
  AVFrame inMemory(AVFrame decodedFrame) {
    if (decodedFrame.hw_frames_ctx() == null) {
      return decodedFrame;
    }
    av_frame_unref(copy);
    if (av_hwframe_transfer_data(copy, decodedFrame, 0) < 0) {
      throw new IllegalStateException(hardware.name() + " does not hand over what it decoded");
    }
    av_frame_copy_props(copy, decodedFrame);
    return copy;
  }

  /** Whether what comes out now are frames that it held back, since no more packets come. */
  boolean isDraining() {
    return draining;
  }

  /** Frames that came out so far. */
  long decoded() {
    return decoded;
  }

  /** How long the last frame took, without the wait for its packets, microseconds. */
  long decodeMicros() {
    return TimeUnit.NANOSECONDS.toMicros(decodeNanos);
  }

  /** Packets that could not be decoded and frames that were mended so far. */
  long damaged() {
    return damaged;
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_frame_free(copy);
    if (codec != null) {
      avcodec_free_context(codec);
    }
  }
}
