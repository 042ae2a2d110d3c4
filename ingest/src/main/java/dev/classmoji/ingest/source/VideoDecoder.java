package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/** Turns packets into frames, over damage if need be; owns FFmpeg's decoder and its frame. */
final class VideoDecoder implements AutoCloseable {
  /** More failures in a row than any decoder holds frames back: it will not come to its end. */
  private static final int FAILURES_AT_END = 64;

  private final AVCodecContext codec;
  private final AVFrame frame = av_frame_alloc();
  private boolean draining;
  private int failuresAtEnd;
  private long decoded;
  private long damaged;

  private VideoDecoder(AVCodecContext codec) {
    this.codec = codec;
  }

  /** A decoder for the file's video with so many threads; null if FFmpeg has none. */
  static VideoDecoder open(Demuxer demuxer, int threads) {
    AVCodec kind = avcodec_find_decoder(demuxer.codecParameters().codec_id());
    if (kind == null) {
      return null;
    }
    var codec = avcodec_alloc_context3(kind);
    avcodec_parameters_to_context(codec, demuxer.codecParameters());
    codec.pkt_timebase(demuxer.timeBase());
    codec.thread_count(threads);
    if (avcodec_open2(codec, kind, (PointerPointer<?>) null) < 0) {
      avcodec_free_context(codec);
      return null;
    }
    return new VideoDecoder(codec);
  }

  /** The next frame of the file, valid until the next call; null at the end. */
  AVFrame next(Demuxer demuxer) {
    while (true) {
      int result = avcodec_receive_frame(codec, frame);
      if (result >= 0) {
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
      if (!draining) {
        feed(demuxer.read());
      } else if (++failuresAtEnd > FAILURES_AT_END) {
        return null;
      }
    }
  }

  private void feed(AVPacket packet) {
    draining = packet == null;
    if (avcodec_send_packet(codec, packet) < 0) {
      damaged++;
    }
  }

  /** Frames that came out so far. */
  long decoded() {
    return decoded;
  }

  /** Packets that could not be decoded and frames that were mended so far. */
  long damaged() {
    return damaged;
  }

  @Override
  public void close() {
    av_frame_free(frame);
    avcodec_free_context(codec);
  }
}
