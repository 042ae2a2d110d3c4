package dev.classmoji.schemas;

/**
 * What a teacher calls a student, as {@link StudentLabel} carries it; never part of a key.
 *
 * @param text 1 to {@value #MOST_CHARACTERS} characters, no white space around them and none among
 *     them that breaks a line or turns its direction
 */
public record StudentName(String text) {
  /** In code points, as a person counts. */
  public static final int MOST_CHARACTERS = 60;

  /**
   * @throws IllegalArgumentException if it may not be a name; the message says why, in one line
   */
  public StudentName {
    int characters = text.codePointCount(0, text.length());
    if (characters < 1 || characters > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a name has 1 to %d characters, not %d".formatted(MOST_CHARACTERS, characters));
    }
    if (!text.equals(text.strip())) {
      throw new IllegalArgumentException("a name has no white space around it");
    }
    if (text.codePoints().anyMatch(StudentName::controls)) {
      throw new IllegalArgumentException("a name has no control characters in it");
    }
  }

  /**
   * The name in what a person typed, with or without white space around it.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static StudentName of(String typed) {
    return new StudentName(typed.strip());
  }

  private static boolean controls(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> turnsDirection(character);
    };
  }

  /** Whether what stands after it, beyond the name too, may be set the other way round. */
  private static boolean turnsDirection(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> false;
    };
  }
}
