package dev.classmoji.ingest.source;

/** Times what a test does. */
record Watch(long beginningNanos) {
  static Watch start() {
    return new Watch(System.nanoTime());
  }

  double seconds() {
    return (System.nanoTime() - beginningNanos) / 1e9;
  }

  /** Prints how long it took until a picture came. */
  void print(String what) {
    System.out.printf("live source: %s: a picture after %.1f s%n", what, seconds());
  }
}
