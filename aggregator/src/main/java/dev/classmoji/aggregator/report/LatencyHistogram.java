package dev.classmoji.aggregator.report;

/**
 * Durations in constant memory, however many: each power of two of microseconds is cut into 128
 * equal buckets, so that a percentile is exact to one part in 128 and the maximum is exact.
 */
final class LatencyHistogram {
  private static final int PRECISION_BITS = 7;

  private final long[] buckets = new long[(Long.SIZE - PRECISION_BITS) << PRECISION_BITS];
  private long count;
  private long max;

  /**
   * @param micros microseconds; below zero, as two machines' clocks may have it, counts as zero
   */
  void record(long micros) {
    long value = Math.max(0, micros);
    buckets[bucketOf(value)]++;
    max = Math.max(max, value);
    count++;
  }

  long count() {
    return count;
  }

  long maxMicros() {
    return max;
  }

  /**
   * The smallest duration that at least {@code share} of all do not exceed, rounded up to its
   * bucket's end.
   *
   * @param share above 0, at most 1
   * @return microseconds; 0 if nothing was recorded
   */
  long percentileMicros(double share) {
    long rank = (long) Math.ceil(share * count);
    long seen = 0;
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      seen += buckets[bucket];
      if (seen >= rank) {
        return Math.min(max, lastOf(bucket));
      }
    }
    return max;
  }

  private static int bucketOf(long value) {
    int shift = shiftOf(value);
    return (shift << PRECISION_BITS) + (int) (value >> shift);
  }

  /** How many low bits of a value its bucket ignores. */
  private static int shiftOf(long value) {
    return Math.max(0, Long.SIZE - 1 - PRECISION_BITS - Long.numberOfLeadingZeros(value));
  }

  private static long lastOf(int bucket) {
    int shift = Math.max(0, (bucket >> PRECISION_BITS) - 1);
    long top = bucket - ((long) shift << PRECISION_BITS);
    return ((top + 1) << shift) - 1;
  }
}
