package dev.classmoji.standalone.sessions;

import java.util.Locale;

/** Asks on the terminal before something is done that cannot be undone. */
final class Consent {
  private Consent() {}

  /**
   * @throws RefusedException if there is nobody to ask
   */
  static boolean given(String question) {
    var console = System.console();
    var answer = console == null ? null : console.readLine("%s [y/N] ", question);
    if (answer == null) {
      throw new RefusedException("there is no terminal to ask on: say --yes if you are sure");
    }
    return isYes(answer);
  }

  static boolean isYes(String answer) {
    var word = answer.strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }
}
