package dev.classmoji.standalone.evaluate;

/** The mean negative log-likelihood of what the images are known to show, in nats. */
final class Loss {
  /** The classifier's probabilities are rounded: what became 0 was less than half a unit. */
  private static final double LEAST = 0.5;

  private long images;
  private double sum;
  private double squares;

  /**
   * @param units the probability of the truth, in units of 1/10,000
   */
  void add(int units) {
    double loss = -Math.log(Math.min(Math.max(units, LEAST) / Reading.CERTAIN, 1));
    images++;
    sum += loss;
    squares += loss * loss;
  }

  double mean() {
    return sum / images;
  }

  Interval interval() {
    double variance = Math.max(0, squares / images - mean() * mean());
    return Interval.ofMean(mean(), Math.sqrt(variance), images);
  }
}
