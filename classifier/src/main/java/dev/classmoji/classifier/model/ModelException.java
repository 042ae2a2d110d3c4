package dev.classmoji.classifier.model;

/** A model that cannot be used, or an answer that is none. The text is one line for a person. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
