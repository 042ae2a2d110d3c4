package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * When the packets of one connection came, and how late, for the frames that are made of them. Not
 * thread-safe.
 */
final class Arrivals {
  /** More than any decoder holds back. */
  private static final int MOST = 64;

  private final LongSupplier nanos;
  private final boolean inTime;
  private final Lateness lateness = new Lateness();
  private final Arrival[] latest = new Arrival[MOST];
  private long count;

  private record Arrival(long nanos, OptionalLong lateMicros) {}

  /**
   * @param nanos a clock like {@link System#nanoTime}
   * @param inTime whether packets come when their sender has them, not a segment at a time
   */
  Arrivals(LongSupplier nanos, boolean inTime) {
    this.nanos = nanos;
    this.inTime = inTime;
  }

  /**
   * Marks a packet that has just come.
   *
   * @param timeBase the unit of its timestamps
   */
  void mark(AVPacket packet, AVRational timeBase) {
    long now = nanos.getAsLong();
    latest[(int) (++count % MOST)] = new Arrival(now, lateMicros(packet.dts(), timeBase, now));
    packet.opaque(new OpaqueNumber(count));
  }

  /** By the time of decoding: in that order they are sent. */
  private OptionalLong lateMicros(long timestamp, AVRational timeBase, long now) {
    return inTime && timestamp != AV_NOPTS_VALUE
        ? OptionalLong.of(micros(lateness.nanos(TimeBase.micros(timestamp, timeBase) * 1000, now)))
        : OptionalLong.empty();
  }

  /** The delay of a frame that has just left the decoder. */
  Delay of(AVFrame frame) {
    var mark = frame.opaque();
    if (mark == null) {
      return Delay.UNKNOWN;
    }
    var arrival = latest[(int) (mark.address() % MOST)];
    return new Delay(
        OptionalLong.of(micros(nanos.getAsLong() - arrival.nanos())), arrival.lateMicros());
  }

  private static long micros(long nanos) {
    return TimeUnit.NANOSECONDS.toMicros(nanos);
  }
}
