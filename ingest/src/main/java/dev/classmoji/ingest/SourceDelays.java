package dev.classmoji.ingest;

import dev.classmoji.ingest.source.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How long those pictures of one source were on their way that were read in the last second. One
 * thread writes, any reads.
 */
final class SourceDelays {
  private final Consumer<Delay> observer;
  private final List<Delay> present = new ArrayList<>();
  private volatile List<Delay> last = List.of();

  /**
   * @param observer is told of each at once
   */
  SourceDelays(Consumer<Delay> observer) {
    this.observer = observer;
  }

  /** A picture is read. */
  void read(Delay delay) {
    present.add(delay);
    observer.accept(delay);
  }

  /** A second is over. */
  void second() {
    last = List.copyOf(present);
    present.clear();
  }

  /** Those of the last whole second. */
  List<Delay> last() {
    return last;
  }
}
