package dev.classmoji.standalone.evaluate;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of files and folders as a terminal may show them. */
final class FileNames {
  private static final int SHOWN = 5;

  private FileNames() {}

  /** The first few, and that there are more: {@code a, b, c, ...}. */
  static String some(Collection<String> names) {
    return names.stream().limit(SHOWN).map(FileNames::plain).collect(Collectors.joining(", "))
        + (names.size() > SHOWN ? ", ..." : "");
  }

  /** Without control characters, with which a name could rule the terminal. */
  private static String plain(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
