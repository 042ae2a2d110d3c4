package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The mean of the classes' recalls, each class as heavy as any other; classes without images do not
 * count.
 */
record MacroRecall(double mean, Interval interval) {
  private static final int DRAWS = 1000;
  private static final long SEED = 1;

  /**
   * The interval is that of a bootstrap: as many images of each class, drawn anew a thousand times,
   * with a fixed seed. At least one class has images.
   */
  static MacroRecall of(Confusion confusion) {
    var classes = ClassNames.CLASSES.stream().filter(each -> confusion.support(each) > 0).toList();
    var random = new SplittableRandom(SEED);
    var draws = new double[DRAWS];
    Arrays.setAll(draws, any -> drawnAnew(confusion, classes, random));
    Arrays.sort(draws);
    var interval = new Interval(draws[DRAWS / 40], draws[DRAWS - 1 - DRAWS / 40]);
    return new MacroRecall(mean(confusion, classes), interval);
  }

  private static double mean(Confusion confusion, List<Showing> classes) {
    return classes.stream()
        .mapToDouble(each -> (double) confusion.right(each) / confusion.support(each))
        .average()
        .orElseThrow();
  }

  private static double drawnAnew(
      Confusion confusion, List<Showing> classes, SplittableRandom random) {
    double sum = 0;
    for (var each : classes) {
      int support = confusion.support(each);
      int right = confusion.right(each);
      int drawn = 0;
      for (int i = 0; i < support; i++) {
        drawn += random.nextInt(support) < right ? 1 : 0;
      }
      sum += (double) drawn / support;
    }
    return sum / classes.size();
  }
}
