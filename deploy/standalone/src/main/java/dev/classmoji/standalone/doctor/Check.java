package dev.classmoji.standalone.doctor;

/** One thing that Classmoji needs or can use. */
interface Check {

  /** What is looked at, one or two words. */
  String subject();

  /**
   * Looks; whatever is thrown counts as a failure.
   *
   * @throws Exception if it cannot even be looked at
   */
  Finding look() throws Exception;
}
