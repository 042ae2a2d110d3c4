package dev.classmoji.standalone.doctor;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads Linux' own files on memory; a text that is missing is empty. */
final class MemoryFigures {
  private static final Pattern AVAILABLE =
      Pattern.compile("^MemAvailable:\\s+(\\d+) kB$", Pattern.MULTILINE);
  private static final Pattern RECLAIMABLE =
      Pattern.compile("^inactive_file (\\d+)$", Pattern.MULTILINE);
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})");

  private MemoryFigures() {}

  /**
   * Bytes that the machine can give without swapping.
   *
   * @param meminfo {@code /proc/meminfo}
   */
  static OptionalLong availableOnMachine(String meminfo) {
    var kibibytes = find(AVAILABLE, meminfo);
    return kibibytes.isPresent()
        ? OptionalLong.of(kibibytes.getAsLong() << 10)
        : OptionalLong.empty();
  }

  /**
   * Bytes that a control group (version 2) leaves; empty if it sets no limit. What its page cache
   * can give back counts as free.
   *
   * @param max {@code memory.max}: bytes, or {@code max}
   * @param current {@code memory.current}: bytes
   * @param stat {@code memory.stat}: a name and bytes a line
   */
  static OptionalLong availableInContainer(String max, String current, String stat) {
    var limit = number(max);
    var used = number(current);
    if (limit.isEmpty() || used.isEmpty()) {
      return OptionalLong.empty();
    }
    long kept = Math.max(0, used.getAsLong() - find(RECLAIMABLE, stat).orElse(0));
    return OptionalLong.of(Math.max(0, limit.getAsLong() - kept));
  }

  private static OptionalLong number(String text) {
    var number = NUMBER.matcher(text.strip());
    return number.matches()
        ? OptionalLong.of(Long.parseLong(number.group(1)))
        : OptionalLong.empty();
  }

  private static OptionalLong find(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? number(found.group(1)) : OptionalLong.empty();
  }
}
