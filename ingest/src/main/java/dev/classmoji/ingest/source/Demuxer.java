package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_BITRATE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * A container, on disk or from the network, and the packets of its main video stream; owns FFmpeg's
 * demuxer.
 */
final class Demuxer implements AutoCloseable {
  /** FFmpeg's names of mp4 and mov, of mkv and webm, and of avi. */
  private static final String FORMATS = "mov,matroska,avi";

  private static final int NO_STREAM = -1;
  private static final Set<String> SEGMENTED = Set.of("hls", "dash");

  private final AVFormatContext container;
  private final Runnable beforeRead;
  private final AVPacket packet = av_packet_alloc();
  private AVStream video;
  private int streams;
  private long readUpToMicros;
  private boolean broken;
  private boolean encrypted;

  private Demuxer(AVFormatContext container, Runnable beforeRead) {
    this.container = container;
    this.beforeRead = beforeRead;
  }

  /**
   * @throws UnusableRecordingException if it is no container that holds readable video
   */
  static Demuxer open(Path path) throws UnusableRecordingException {
    try {
      Libraries.load();
    } catch (LinkageError e) {
      throw new UnusableRecordingException(
          RecordingFault.noFFmpeg(Loader.getPlatform(), e.getMessage()));
    }
    var container = new AVFormatContext(null);
    var options = new AVDictionary(null);
    // a file must not lead FFmpeg to other files or to the network
    av_dict_set(options, "protocol_whitelist", "file", 0);
    av_dict_set(options, "format_whitelist", FORMATS, 0);
    try (var url = new BytePointer("file:" + path.toAbsolutePath(), StandardCharsets.UTF_8)) {
      if (avformat_open_input(container, url, new AVInputFormat(null), options) < 0) {
        throw new UnusableRecordingException(RecordingFault.whyNotOpened(path));
      }
    } finally {
      av_dict_free(options);
    }
    var file = new Demuxer(container, () -> {});
    try {
      file.findVideo(path);
      return file;
    } catch (UnusableRecordingException e) {
      file.close();
      throw e;
    }
  }

  private void findVideo(Path path) throws UnusableRecordingException {
    if (avformat_find_stream_info(container, (PointerPointer<?>) null) < 0) {
      throw new UnusableRecordingException(RecordingFault.damaged(path));
    }
    if (!chooseVideo()) {
      throw new UnusableRecordingException(RecordingFault.noVideo(path));
    }
    broken = ContainerHead.ofAviCutShort(path);
  }

  /**
   * Takes over a connection that {@link StreamConnection} has made.
   *
   * @param beforeRead called before each wait for a packet of the video
   * @return null if there is no video in it; the container is the caller's still
   */
  static Demuxer of(AVFormatContext container, Runnable beforeRead) {
    var demuxer = new Demuxer(container, beforeRead);
    if (demuxer.chooseVideo()) {
      return demuxer;
    }
    av_packet_free(demuxer.packet);
    return null;
  }

  private boolean chooseVideo() {
    int index =
        av_find_best_stream(
            container, AVMEDIA_TYPE_VIDEO, NO_STREAM, NO_STREAM, (PointerPointer<?>) null, 0);
    if (index < 0 || (container.streams(index).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) {
      return false;
    }
    video = container.streams(index);
    streams = container.nb_streams();
    return true;
  }

  /** The next packet of the video stream, valid until the next call; null at the end. */
  AVPacket read() {
    beforeRead.run();
    while (true) {
      av_packet_unref(packet);
      int result = av_read_frame(container, packet);
      if (result == AVERROR_EAGAIN()) {
        continue; // a stream whose next packet is not whole yet
      }
      if (result < 0) {
        broken |= result != AVERROR_EOF;
        return null;
      }
      noteEnd();
      takeToNewVideo();
      if (packet.stream_index() == video.index()) {
        encrypted |= isEncrypted();
        return packet;
      }
    }
  }

  /** A sender that was begun anew, or changed its codec, may go on as another stream. */
  private void takeToNewVideo() {
    int index = packet.stream_index();
    if (index >= streams
        && container.streams(index).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
      video = container.streams(index);
      streams = container.nb_streams();
    }
  }

  private void noteEnd() {
    long start = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    if (start != AV_NOPTS_VALUE) {
      var unit = container.streams(packet.stream_index()).time_base();
      readUpToMicros = Math.max(readUpToMicros, TimeBase.micros(start + packet.duration(), unit));
    }
  }

  /** Whether there was no reading on, or the file is known to lack its end. */
  boolean broken() {
    return broken;
  }

  /** Whether there is no more to be had than it holds already, for another reason than the end. */
  boolean isCutOff() {
    return container.pb() != null && container.pb().error() < 0;
  }

  /** Where the latest packet read so far ends, of any stream, on the container's own clock. */
  long readUpToMicros() {
    return readUpToMicros;
  }

  /** Whether video packets so far are encrypted (Common Encryption, ISO/IEC 23001-7). */
  boolean encrypted() {
    return encrypted;
  }

  private boolean isEncrypted() {
    return av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, (SizeTPointer) null)
        != null;
  }

  /** The stated length in microseconds; empty if the container states none. */
  OptionalLong durationMicros() {
    boolean stated =
        container.duration() > 0
            && container.duration_estimation_method() != AVFMT_DURATION_FROM_BITRATE;
    return stated ? OptionalLong.of(container.duration()) : OptionalLong.empty();
  }

  /** The number of the stream that is read; another one once the sender has changed to that. */
  int stream() {
    return video.index();
  }

  AVCodecParameters codecParameters() {
    return video.codecpar();
  }

  AVRational timeBase() {
    return video.time_base();
  }

  /** Frames per second on average; 0 if unknown. */
  double frameRate() {
    return TimeBase.ratio(av_guess_frame_rate(container, video, null), 0);
  }

  /** Width of a pixel over its height, in a frame of the video or, without one, in general. */
  double pixelAspect(AVFrame frame) {
    return TimeBase.ratio(av_guess_sample_aspect_ratio(container, video, frame), 1);
  }

  /** How its pictures are turned to stand upright; phones record sideways and say so. */
  Rotation rotation() {
    var parameters = video.codecpar();
    var matrix =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null) {
      return Rotation.NONE;
    }
    double counterclockwise = av_display_rotation_get(new IntPointer(matrix.data()));
    return Double.isNaN(counterclockwise) ? Rotation.NONE : Rotation.ofDegrees(-counterclockwise);
  }

  String codecName() {
    return avcodec_get_name(video.codecpar().codec_id()).getString();
  }

  /** Whether what it reads comes a segment at a time, seconds at once. */
  boolean isSegmented() {
    return SEGMENTED.contains(containerName());
  }

  String containerName() {
    return container.iformat().name().getString();
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avformat_close_input(container);
  }
}
