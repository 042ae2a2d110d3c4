package dev.classmoji.standalone.report;

import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.SourceSignal;
import dev.classmoji.schemas.Tick;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a session's seconds tell of its live sources. */
final class LiveTotals {
  private final Map<String, Live> sources = new HashMap<>();
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
  }

  /** Empty if nothing was told of such a source: recordings are not. */
  Optional<Live> of(String source) {
    return Optional.ofNullable(sources.get(source));
  }
}
