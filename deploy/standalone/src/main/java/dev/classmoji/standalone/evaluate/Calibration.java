package dev.classmoji.standalone.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the model is right as often as it says: images in 15 bins of equal width by the
 * probability of the answer (Guo et al., 2017).
 */
final class Calibration {
  static final int BINS = 15;

  private final int[] images = new int[BINS];
  private final int[] right = new int[BINS];
  private final long[] confidence = new long[BINS];

  /**
   * Images of like confidence.
   *
   * @param from lowest confidence, 0..1
   * @param to highest confidence, 0..1
   * @param confidence their mean; 0 if there are none
   * @param accuracy the share of right answers; 0 if there are none
   */
  record Bin(double from, double to, int images, double confidence, double accuracy) {}

  void add(int confidenceUnits, boolean isRight) {
    int bin = Math.min(confidenceUnits * BINS / Reading.CERTAIN, BINS - 1);
    images[bin]++;
    right[bin] += isRight ? 1 : 0;
    confidence[bin] += confidenceUnits;
  }

  /** All bins, empty ones too. */
  List<Bin> bins() {
    var bins = new ArrayList<Bin>();
    for (int i = 0; i < BINS; i++) {
      double of = Math.max(1, images[i]);
      bins.add(
          new Bin(
              (double) i / BINS,
              (i + 1.0) / BINS,
              images[i],
              confidence[i] / of / Reading.CERTAIN,
              right[i] / of));
    }
    return bins;
  }

  /** Expected calibration error: the mean of |confidence - accuracy| over the images' bins. */
  double error() {
    double gaps = 0;
    int all = 0;
    for (var bin : bins()) {
      gaps += bin.images() * Math.abs(bin.confidence() - bin.accuracy());
      all += bin.images();
    }
    return gaps / all;
  }
}
