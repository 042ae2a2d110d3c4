package dev.classmoji.classifier.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.classmoji.classifier.batch.BatchPolicy;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.Tracing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/** A poller on Kafka's mocks, a model of shades and a clock that moves when it is told to. */
final class PollerBench {
  static final int BATCH = 4;
  static final Duration MAX_WAIT = Duration.ofMillis(10);
  static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);

  final GroupMember consumer = new GroupMember();
  final MockProducer<byte[], byte[]> producer;
  final ShadeReader reader = new ShadeReader(BATCH);
  final List<Long> delays = new ArrayList<>();
  final ClassifierCounters counters = new ClassifierCounters(delays::add);
  final ExpressionPoller poller;

  private final Deserializer<SpecificRecord> messages = Records.FORMAT.deserializer();
  private final int firstOffset;
  private long nanos;

  /** A consumer that its group may put out; its commits are then refused as Kafka refuses them. */
  static final class GroupMember extends MockConsumer<byte[], byte[]> {
    boolean putOut;
    private ConsumerRebalanceListener listener;

    private GroupMember() {
      super("earliest");
    }

    @Override
    public synchronized void subscribe(
        Collection<String> topics, ConsumerRebalanceListener listener) {
      this.listener = listener;
      super.subscribe(topics, listener);
    }

    /**
     * The group has put it out; as with Kafka, what was fetched is still handed out for a while.
     */
    void lose(TopicPartition partition) {
      listener.onPartitionsLost(Set.of(partition));
    }

    /** The group gives it the partition again, from this offset. */
    void getBack(TopicPartition partition, long offset) {
      listener.onPartitionsAssigned(Set.of(partition));
      seek(partition, offset);
    }

    @Override
    public synchronized void commitAsync(
        Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
      if (putOut) {
        callback.onComplete(null, new CommitFailedException("no longer a member"));
      } else {
        super.commitAsync(offsets, callback);
      }
    }
  }

  private PollerBench(boolean acknowledging, int firstOffset, Tracing tracing) {
    this.firstOffset = firstOffset;
    producer =
        new MockProducer<>(
            cluster(),
            acknowledging,
            new SessionPartitioner(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    poller =
        new ExpressionPoller(
            consumer,
            producer,
            Records.FORMAT,
            reader,
            new BatchPolicy(BATCH, MAX_WAIT),
            COMMIT_INTERVAL,
            counters,
            tracing,
            new Clocks(() -> nanos, () -> 5_000_000));
  }

  /** A subscribed poller that owns all partitions, whose logs begin at {@code firstOffset}. */
  static PollerBench owningAll(boolean acknowledging, int firstOffset) {
    return new PollerBench(acknowledging, firstOffset, Tracing.off()).owningAllPartitions();
  }

  static PollerBench owningAll(Tracing tracing) {
    return new PollerBench(true, 0, tracing).owningAllPartitions();
  }

  private PollerBench owningAllPartitions() {
    poller.subscribe();
    assign(allPartitions());
    return this;
  }

  static PollerBench owningAll() {
    return owningAll(true, 0);
  }

  /** A poller that is not subscribed yet, for {@link ExpressionPoller#run()}. */
  static PollerBench unsubscribed() {
    return new PollerBench(true, 0, Tracing.off());
  }

  static Set<TopicPartition> allPartitions() {
    return Set.copyOf(IntStream.range(0, Records.PARTITIONS).mapToObj(Records::partition).toList());
  }

  private static Cluster cluster() {
    var node = new Node(0, "localhost", 9092);
    var nodes = new Node[] {node};
    var partitions =
        List.of(Topics.EXPRESSIONS, Topics.DEAD_LETTERS).stream()
            .flatMap(
                topic ->
                    IntStream.range(0, Records.PARTITIONS)
                        .mapToObj(p -> new PartitionInfo(topic.name(), p, node, nodes, nodes)))
            .toList();
    return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
  }

  void assign(Collection<TopicPartition> partitions) {
    consumer.rebalance(partitions);
    var beginnings = new HashMap<TopicPartition, Long>();
    partitions.forEach(partition -> beginnings.put(partition, (long) firstOffset));
    consumer.updateBeginningOffsets(beginnings);
  }

  @SafeVarargs
  final void arrive(ConsumerRecord<byte[], byte[]>... records) {
    for (var record : records) {
      consumer.addRecord(record);
    }
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** Lets the deadline of whatever waits go by. */
  void drain() {
    poller.cycle();
    pass(MAX_WAIT);
    poller.cycle();
  }

  Long committed(int partition) {
    var offset =
        consumer.committed(Set.of(Records.partition(partition))).get(Records.partition(partition));
    return offset == null ? null : offset.offset();
  }

  /** What was published, in order. */
  List<SpecificRecord> published() {
    return producer.history().stream().map(this::message).toList();
  }

  SpecificRecord message(ProducerRecord<byte[], byte[]> record) {
    return messages.deserialize(record.topic(), record.value());
  }

  static String key(ProducerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8);
  }
}
