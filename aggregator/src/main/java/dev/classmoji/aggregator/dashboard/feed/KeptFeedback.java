package dev.classmoji.aggregator.dashboard.feed;

import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the feedback topics hold of one session.
 *
 * @param labels what the teacher called its students, in the order of their log
 * @param entries those of each topic in the order of its log, in no order between topics; without
 *     what no board shows: students' probabilities and boxes
 * @param unreadable how many of its records could not be read
 */
public record KeptFeedback(List<Entry> labels, List<Entry> entries, long unreadable) {
  private static final Duration POLL = Duration.ofMillis(200);

  /** The broker's clock and that of ingest may differ by so much. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /**
   * Reads what is there at the time of the call.
   *
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public static KeptFeedback read(
      Map<String, Object> client, MessageFormat format, SessionDescriptor session) {
    var reader = new EntryReader(format.deserializer());
    var lean = new LeanEntries();
    var labels = new ArrayList<Entry>();
    var entries = new ArrayList<Entry>();
    long startedMillis = TimeUnit.MICROSECONDS.toMillis(session.getStartedAtMicros());
    try (var topics = new FeedConsumer(client)) {
      topics.takeLabels(session.getPartition());
      topics.takeFeedback(session.getPartition(), startedMillis - CLOCKS_DIFFER.toMillis());
      var ends = topics.ends();
      while (topics.isBehind(ends)) {
        for (var record : topics.poll(POLL)) {
          if (record.key() != null && session.getSession().equals(Keys.sessionOf(record.key()))) {
            boolean label = record.topic().equals(Topics.STUDENT_LABELS.name());
            reader.read(record).map(lean::of).ifPresent((label ? labels : entries)::add);
          }
        }
      }
    }
    return new KeptFeedback(List.copyOf(labels), List.copyOf(entries), reader.unreadable());
  }
}
