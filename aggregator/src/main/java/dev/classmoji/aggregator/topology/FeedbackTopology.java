package dev.classmoji.aggregator.topology;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.Tracing;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The way from {@code classmoji.expressions} to feedback:
 *
 * <pre>
 * expressions ─▶ read ─▶ fold ─▶ emoji-events, student-feedback, class-feedback, sessions
 *                  └──▶ dead-letters
 * </pre>
 *
 * A session lies in one partition of every topic, so nothing is ever repartitioned. State is kept
 * by session rather than in windows, since stream time belongs to a task while each session's clock
 * is its own ticks: a live class may share a partition with a replay of another day.
 */
public final class FeedbackTopology {
  static final String EXPRESSIONS = "expressions";
  static final String READ = "read";
  static final String FOLD = "fold";
  static final String EMOJI_EVENTS = "emoji-events";
  static final String STUDENT_FEEDBACK = "student-feedback";
  static final String CLASS_FEEDBACK = "class-feedback";
  static final String DESCRIPTORS = "descriptors";
  static final String DEAD_LETTERS = "dead-letters";

  /** Store: {@code session} to {@link SessionProgress}. */
  static final String SESSIONS = "sessions";

  /** Store: {@code session/student} to StudentState. */
  static final String STUDENTS = "students";

  /** States are rewritten with each reading: small segments keep a restart's catching up short. */
  private static final Map<String, String> CHANGELOG =
      Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(16 << 20));

  private FeedbackTopology() {}

  /**
   * @param tracing where to tell how a reading went its way
   */
  public static Topology build(TopologySettings settings, MessageFormat format, Tracing tracing) {
    var catalogue = format.catalogue();
    var topology =
        new Topology()
            .addSource(
                EXPRESSIONS,
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.EXPRESSIONS.name())
            .addProcessor(READ, () -> new ReadProcessor(format.deserializer()), EXPRESSIONS)
            .addProcessor(FOLD, () -> new FoldProcessor(settings, tracing), READ)
            .addStateStore(store(SESSIONS, new StoredSessions(catalogue).serde()), FOLD)
            .addStateStore(store(STUDENTS, StoredStudents.serde(catalogue)), FOLD);
    sink(topology, EMOJI_EVENTS, Topics.EMOJI_EVENTS, format, FOLD);
    sink(topology, STUDENT_FEEDBACK, Topics.STUDENT_FEEDBACK, format, FOLD);
    sink(topology, CLASS_FEEDBACK, Topics.CLASS_FEEDBACK, format, FOLD);
    sink(topology, DESCRIPTORS, Topics.SESSIONS, format, FOLD);
    sink(topology, DEAD_LETTERS, Topics.DEAD_LETTERS, format, READ);
    return topology;
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
        .withLoggingEnabled(CHANGELOG);
  }

  private static void sink(
      Topology topology, String name, Topic topic, MessageFormat format, String parent) {
    topology.addSink(
        name,
        topic.name(),
        new StringSerializer(),
        format.serializer(topic),
        new SessionStreamPartitioner(),
        parent);
  }
}
