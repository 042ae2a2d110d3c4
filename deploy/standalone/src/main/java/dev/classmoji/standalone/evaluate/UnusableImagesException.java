package dev.classmoji.standalone.evaluate;

/** Images that nothing can be measured on. The text is one line that follows their place. */
final class UnusableImagesException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableImagesException(String message) {
    super(message);
  }
}
