package dev.classmoji.aggregator.dashboard.feed;

import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.schemas.StudentFeedback;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries that can be kept by the hundred thousand, which is what an hour of thirty students takes:
 * without what no board shows, and with every word once.
 */
final class LeanEntries {
  private final Map<String, String> words = new HashMap<>();

  Entry of(Entry entry) {
    return new Entry(
        entry.topic(),
        entry.partition(),
        entry.offset(),
        entry.timestampMillis(),
        once(entry.key()),
        entry.message() instanceof StudentFeedback feedback ? of(feedback) : entry.message());
  }

  private StudentFeedback of(StudentFeedback feedback) {
    return StudentFeedback.newBuilder(feedback)
        .setSession(once(feedback.getSession()))
        .setStudent(once(feedback.getStudent()))
        .setEmoji(once(feedback.getEmoji()))
        .setProbabilities(List.of())
        .setBox(null)
        .build();
  }

  private String once(String word) {
    return words.computeIfAbsent(word, same -> same);
  }
}
