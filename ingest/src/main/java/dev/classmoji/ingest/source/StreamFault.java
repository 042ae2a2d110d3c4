package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.time.Duration;
import org.bytedeco.javacpp.BytePointer;

/** What to tell a person of a live source that gives no pictures. */
final class StreamFault {
  private static final int TEXT_BYTES = 128;

  private StreamFault() {}

  /** Why FFmpeg did not open it. */
  static String notOpened(int error, Deadline deadline, Duration limit) {
    if (error == AVERROR_EXIT || deadline.isOver()) { // RTSP calls what was cut short no video
      return deadline.stopped() ? "stopped" : "no answer within %d s".formatted(limit.toSeconds());
    }
    if (error == AVERROR_HTTP_NOT_FOUND) {
      return "there is no such stream";
    }
    if (error == AVERROR_HTTP_UNAUTHORIZED || error == AVERROR_HTTP_FORBIDDEN) {
      return "it refuses access";
    }
    if (error == AVERROR_INVALIDDATA || error == AVERROR_EOF) {
      return "what it sends is no video";
    }
    if (error == AVERROR_PROTOCOL_NOT_FOUND) {
      return "FFmpeg is built without its protocol";
    }
    return text(error);
  }

  /** Why a connection that gave pictures gives no more. */
  static String ended(long silentNanos, Duration silence) {
    return silentNanos >= silence.toNanos()
        ? "nothing came for %d s".formatted(silence.toSeconds())
        : "the stream ended";
  }

  static String noVideo() {
    return "there is no video in what it sends";
  }

  static String unknownCodec(String codec) {
    return "its video codec (%s) is not supported".formatted(codec);
  }

  static String tooLarge(long width, long height) {
    return "its pictures are too large (%d x %d)".formatted(width, height);
  }

  /** What should not happen. */
  static String unusable(Throwable fault) {
    return "its pictures cannot be used (%s)".formatted(fault.getMessage());
  }

  static String noDevices(String reason) {
    return "cameras need the libraries of a desktop (%s)".formatted(reason);
  }

  /** The operating system's words for FFmpeg's error, e.g. {@code Connection refused}. */
  private static String text(int error) {
    try (var words = new BytePointer(TEXT_BYTES)) {
      av_strerror(error, words, TEXT_BYTES);
      return words.limit(BytePointer.strlen(words)).getString();
    }
  }
}
