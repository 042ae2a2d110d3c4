package dev.classmoji.schemas;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every topic of Classmoji: what it carries and how long it is kept. {@link TopicAdmin} creates
 * them. Kafka's own timestamps are log-append time throughout, since media time near zero would be
 * expired at once by retention; media time is a field of the values.
 */
public final class Topics {
  private static final Duration CROPS_KEPT = Duration.ofMinutes(10);
  private static final Duration EXPRESSIONS_KEPT = Duration.ofHours(6);
  private static final Duration FEEDBACK_KEPT = Duration.ofDays(30);
  private static final Duration REPORTABLE = Duration.ofDays(1);
  private static final Duration LABELS_COMPACTED = Duration.ofHours(1);
  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(7);
  private static final int MIB = 1 << 20;

  /** Faces of students, and the session's clock. Kept for minutes and capped in bytes. */
  public static final Topic FACE_CROPS =
      new Topic(
          "classmoji.face-crops",
          Topic.Spread.BY_SESSION,
          Set.of(
              FaceCrop.class,
              SessionStarted.class,
              Tick.class,
              SessionEnded.class,
              StudentAlias.class),
          with(
              deletedAfter(CROPS_KEPT),
              Map.of(
                  RETENTION_BYTES_CONFIG, String.valueOf(256 * MIB),
                  SEGMENT_BYTES_CONFIG, String.valueOf(16 * MIB),
                  SEGMENT_MS_CONFIG, millis(Duration.ofMinutes(2)))));

  /** What the model reads, and the session's clock, passed through. */
  public static final Topic EXPRESSIONS =
      new Topic(
          "classmoji.expressions",
          Topic.Spread.BY_SESSION,
          Set.of(
              Expression.class,
              SessionStarted.class,
              Tick.class,
              SessionEnded.class,
              StudentAlias.class),
          deletedAfter(EXPRESSIONS_KEPT));

  /** Changes of a student's emoji. */
  public static final Topic EMOJI_EVENTS =
      bySession("classmoji.emoji-events", EmojiEvent.class, deletedAfter(FEEDBACK_KEPT));

  /** Each student's present state; every second of it for a day, so that reports can be made. */
  public static final Topic STUDENT_FEEDBACK =
      bySession(
          "classmoji.student-feedback",
          StudentFeedback.class,
          with(
              deletedAfter(FEEDBACK_KEPT),
              Map.of(
                  CLEANUP_POLICY_CONFIG,
                  CLEANUP_POLICY_COMPACT + "," + CLEANUP_POLICY_DELETE,
                  MIN_COMPACTION_LAG_MS_CONFIG,
                  millis(REPORTABLE))));

  /** The class, second by second. */
  public static final Topic CLASS_FEEDBACK =
      bySession("classmoji.class-feedback", ClassFeedback.class, deletedAfter(FEEDBACK_KEPT));

  /**
   * What a teacher calls students, kept as long as what they showed; compacted early, so that a
   * name that was taken back goes.
   */
  public static final Topic STUDENT_LABELS =
      bySession(
          "classmoji.student-labels",
          StudentLabel.class,
          with(
              deletedAfter(FEEDBACK_KEPT),
              Map.of(
                  CLEANUP_POLICY_CONFIG,
                  CLEANUP_POLICY_COMPACT + "," + CLEANUP_POLICY_DELETE,
                  MAX_COMPACTION_LAG_MS_CONFIG,
                  millis(LABELS_COMPACTED))));

  /** One descriptor per session. */
  public static final Topic SESSIONS =
      bySession("classmoji.sessions", SessionDescriptor.class, compacted());

  /** Records that could not be used, without their pixels. */
  public static final Topic DEAD_LETTERS =
      bySession("classmoji.dead-letters", DeadLetter.class, deletedAfter(DEAD_LETTERS_KEPT));

  /** Writers' schemas as text, by fingerprint, written before a schema is first used. */
  public static final Topic SCHEMAS =
      new Topic("classmoji.schemas", Topic.Spread.SINGLE, Set.of(), compacted());

  /**
   * The secret that links to students' own views are signed with. Who can read it can read all that
   * such links lead to as well.
   */
  public static final Topic LINK_KEYS =
      new Topic("classmoji.link-keys", Topic.Spread.SINGLE, Set.of(LinkKey.class), compacted());

  /**
   * Where programs had emoji events posted to, and how that goes. Who can read it can sign such
   * posts as well.
   */
  public static final Topic WEBHOOKS =
      new Topic(
          "classmoji.webhooks",
          Topic.Spread.SINGLE,
          Set.of(WebhookRegistration.class, WebhookStatus.class),
          compacted());

  /** All of them, in the order of the data's way. */
  public static final List<Topic> ALL =
      List.of(
          SCHEMAS,
          FACE_CROPS,
          EXPRESSIONS,
          EMOJI_EVENTS,
          STUDENT_FEEDBACK,
          CLASS_FEEDBACK,
          STUDENT_LABELS,
          SESSIONS,
          DEAD_LETTERS,
          LINK_KEYS,
          WEBHOOKS);

  private Topics() {}

  private static Topic bySession(
      String name, Class<? extends SpecificRecord> message, Map<String, String> config) {
    return new Topic(name, Topic.Spread.BY_SESSION, Set.of(message), config);
  }

  private static Map<String, String> deletedAfter(Duration kept) {
    return with(
        base(),
        Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE, RETENTION_MS_CONFIG, millis(kept)));
  }

  private static Map<String, String> compacted() {
    return with(base(), Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT));
  }

  private static Map<String, String> base() {
    return Map.of(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
  }

  private static Map<String, String> with(Map<String, String> config, Map<String, String> more) {
    var all = new HashMap<>(config);
    all.putAll(more);
    return all;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
