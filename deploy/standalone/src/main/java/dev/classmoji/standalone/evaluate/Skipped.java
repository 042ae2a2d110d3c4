package dev.classmoji.standalone.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files in class folders that could not be read, by reason. */
final class Skipped {
  private static final int REMEMBERED = 6;

  /** How many, and the first few of them. */
  private static final class Files {
    private final List<String> first = new ArrayList<>();
    private int count;
  }

  private final SortedMap<String, Files> byReason = new TreeMap<>();

  void add(String reason, String file) {
    var files = byReason.computeIfAbsent(reason, any -> new Files());
    files.count++;
    if (files.first.size() < REMEMBERED) {
      files.first.add(file);
    }
  }

  int count() {
    return byReason.values().stream().mapToInt(files -> files.count).sum();
  }

  /** How many for each reason. */
  SortedMap<String, Integer> reasons() {
    var reasons = new TreeMap<String, Integer>();
    byReason.forEach((reason, files) -> reasons.put(reason, files.count));
    return reasons;
  }

  /** One line for each reason, with the first few names. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    byReason.forEach(
        (reason, files) ->
            lines.add(
                "skipped %d: %s (%s)".formatted(files.count, reason, FileNames.some(files.first))));
    return lines;
  }
}
