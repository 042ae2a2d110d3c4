package dev.classmoji.standalone.doctor;

/**
 * What a check found.
 *
 * @param found what there is, in a few words
 * @param advice what to do about it, one line; empty if all is well
 */
record Finding(Level level, String found, String advice) {

  /** How bad it is. */
  enum Level {
    OK("ok"),
    /** It runs, with less than it could have. */
    WARN("warn"),
    /** It does not run. */
    FAIL("FAIL");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  static Finding ok(String found) {
    return new Finding(Level.OK, found, "");
  }

  static Finding warn(String found, String advice) {
    return new Finding(Level.WARN, found, advice);
  }

  static Finding fail(String found, String advice) {
    return new Finding(Level.FAIL, found, advice);
  }
}
