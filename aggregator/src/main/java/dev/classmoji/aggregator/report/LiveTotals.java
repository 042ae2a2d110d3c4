package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.SourceSignal;
import dev.classmoji.schemas.Tick;
import java.util.HashMap;
import java.util.Map;

/** What a session's seconds tell of its live sources. */
final class LiveTotals {
  private final Map<String, Live> sources = new HashMap<>();
  private final Map<String, Delays> delays = new HashMap<>();
  private long lastSecond = -1;

  /**
   * One source, over the seconds in which its pictures came.
   *
   * @param picturesPerSecond how many of them were read per second, on average
   * @param pace how many of them per second the machine had time for, on average
   */
  record Live(long seconds, double picturesPerSecond, double pace) {
    private static final Live NEVER = new Live(0, 0, 0);

    private Live and(SourceReport second) {
      return new Live(
          seconds + 1,
          picturesPerSecond + (second.getPicturesPerSecond() - picturesPerSecond) / (seconds + 1),
          pace + (second.getPace() - pace) / (seconds + 1));
    }
  }

  /**
   * How long one source's pictures were on their way, over all that were read.
   *
   * @param decoder from their data until they left the decoder
   * @param late how much later their data came than the earliest, by the sender's clock
   */
  record Delays(LatencyHistogram decoder, LatencyHistogram late) {}

  /** Takes a second in; one that comes again changes nothing. */
  void add(Tick tick) {
    if (tick.getSecond() > lastSecond) {
      lastSecond = tick.getSecond();
      tick.getSources().forEach(this::add);
    }
  }

  private void add(SourceReport second) {
    var before = sources.getOrDefault(second.getId(), Live.NEVER);
    sources.put(
        second.getId(), second.getSignal() == SourceSignal.LIVE ? before.and(second) : before);
    var known = delaysOf(second.getId());
    second.getDecoderMicros().forEach(known.decoder()::record);
    second.getLateMicros().forEach(known.late()::record);
  }

  /** Zeros if nothing was told of such a source. */
  Live of(String source) {
    return sources.getOrDefault(source, Live.NEVER);
  }

  /** Nothing is in them if nothing was told of such a source. */
  Delays delaysOf(String source) {
    return delays.computeIfAbsent(
        source, id -> new Delays(new LatencyHistogram(), new LatencyHistogram()));
  }
}
