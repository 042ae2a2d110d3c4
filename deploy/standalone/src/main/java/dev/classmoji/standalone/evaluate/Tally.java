package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts readings into figures; its memory does not grow with their number. */
final class Tally implements Consumer<Reading> {
  private final Confusion confusion = new Confusion();
  private final Loss loss = new Loss();
  private final Calibration calibration = new Calibration();

  @Override
  public void accept(Reading reading) {
    confusion.add(reading.image().label(), reading.answer());
    loss.add(reading.ofLabel());
    calibration.add(reading.confidence(), reading.isRight());
  }

  /** The figures so far; there is at least one reading. */
  Metrics metrics(Metrics.Run run) {
    int total = confusion.total();
    var macroRecall = MacroRecall.of(confusion);
    return new Metrics(
        (double) confusion.right() / total,
        Interval.wilson(confusion.right(), total),
        loss.mean(),
        loss.interval(),
        macroRecall.mean(),
        macroRecall.interval(),
        calibration.error(),
        calibration.bins(),
        perClass(),
        confusion,
        total,
        run);
  }

  private Map<String, Metrics.OneClass> perClass() {
    var perClass = new LinkedHashMap<String, Metrics.OneClass>();
    for (var each : ClassNames.CLASSES) {
      perClass.put(ClassNames.name(each), of(each));
    }
    return perClass;
  }

  private Metrics.OneClass of(Showing each) {
    int right = confusion.right(each);
    int support = confusion.support(each);
    int read = confusion.read(each);
    return new Metrics.OneClass(
        share(right, read),
        Interval.wilson(right, read),
        share(right, support),
        Interval.wilson(right, support),
        share(2 * right, support + read),
        support);
  }

  private static double share(int part, int of) {
    return of == 0 ? 0 : (double) part / of;
  }
}
