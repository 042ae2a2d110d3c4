package dev.classmoji.standalone.replay;

import dev.classmoji.ingest.LiveFeeds;
import dev.classmoji.schemas.ClassFeedback;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells when a live source comes, stalls or goes: one line each time. */
final class SourceLines {
  private final PrintStream out;
  private final Map<String, String> told = new HashMap<>();

  SourceLines(PrintStream out) {
    this.out = out;
  }

  /** Tells what has changed since it was last called. */
  void show(List<LiveFeeds.Report> sources, ClassFeedback second) {
    for (var source : sources) {
      var now = words(source);
      if (!now.equals(told.put(source.id(), now))) {
        out.printf(
            "%s  %s %s: %s%n", clock(second.getSecond()), source.id(), source.address(), now);
      }
    }
  }

  private static String words(LiveFeeds.Report source) {
    var status = source.status();
    var why = status.detail().isEmpty() ? "" : " (" + status.detail() + ")";
    return switch (status.state()) {
      case WAITING -> (status.connections() == 0 ? "waiting" : "lost, waiting for it") + why;
      case LIVE -> "live";
      case STALLED -> "stalled" + why;
      case CLOSED -> "closed";
    };
  }

  private static String clock(long seconds) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
