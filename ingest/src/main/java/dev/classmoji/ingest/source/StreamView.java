package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The pictures of one connection, of whatever size they are at the moment. Not thread-safe. */
final class StreamView implements AutoCloseable {
  /** One, since more would each hold a frame back. */
  private static final int THREADS = 1;

  private final Demuxer demuxer;
  private final VideoDecoder decoder;
  private final Arrivals arrivals;
  private final Rotation rotation;
  private PictureConverter converter;
  private int width;
  private int height;
  private AVFrame frame;
  private Delay delay = Delay.UNKNOWN;

  private StreamView(Demuxer demuxer, VideoDecoder decoder, Arrivals arrivals) {
    this.demuxer = demuxer;
    this.decoder = decoder;
    this.arrivals = arrivals;
    rotation = demuxer.rotation();
  }

  /**
   * @param nanos a clock like {@link System#nanoTime}
   * @throws StreamException if FFmpeg has no decoder for it
   */
  static StreamView of(Demuxer demuxer, VideoHardware hardware, LongSupplier nanos)
      throws StreamException {
    var arrivals = new Arrivals(nanos, !demuxer.isSegmented());
    var decoder =
        VideoDecoder.open(
            demuxer, THREADS, hardware, packet -> arrivals.mark(packet, demuxer.timeBase()));
    if (decoder == null) {
      throw new StreamException(StreamFault.unknownCodec(demuxer.codecName()));
    }
    return new StreamView(demuxer, decoder, arrivals);
  }

  /**
   * Decodes the next frame; false when no more come. What was held back is passed over then: after
   * a silence it is old.
   */
  boolean advance() {
    frame = decoder.next(demuxer);
    delay = frame == null ? Delay.UNKNOWN : arrivals.of(frame);
    return frame != null && !decoder.isDraining() && !demuxer.isCutOff();
  }

  /** The place of the frame in its stream, nanoseconds; empty if it has none. */
  OptionalLong timestampNanos() {
    long timestamp = frame.best_effort_timestamp();
    return timestamp == AV_NOPTS_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(TimeBase.micros(timestamp, demuxer.timeBase()) * 1000);
  }

  /**
   * The frame that {@link #advance} decoded, upright, with pixels of its own.
   *
   * @throws StreamException if it is too large
   */
  Snapshot snapshot(long decodedNanos, long decodedAtMicros) throws StreamException {
    long across = Math.max(1, Math.round(frame.width() * demuxer.pixelAspect(frame)));
    if (across * frame.height() > VideoDecoder.MOST_PIXELS) {
      throw new StreamException(StreamFault.tooLarge(across, frame.height()));
    }
    if (converter == null || across != width || frame.height() != height) {
      resize((int) across, frame.height());
    }
    var rgb = converter.convert(decoder.inMemory(frame)).clone();
    return new Snapshot(
        rotation.sideways() ? height : width,
        rotation.sideways() ? width : height,
        rgb,
        decodedNanos,
        decodedAtMicros,
        decoder.decodeMicros(),
        delay);
  }

  private void resize(int newWidth, int newHeight) {
    if (converter != null) {
      converter.close();
      converter = null;
    }
    width = newWidth;
    height = newHeight;
    converter = new PictureConverter(width, height, rotation);
  }

  long decoded() {
    return decoder.decoded();
  }

  long damaged() {
    return decoder.damaged();
  }

  @Override
  public void close() {
    if (converter != null) {
      converter.close();
    }
    decoder.close();
  }
}
