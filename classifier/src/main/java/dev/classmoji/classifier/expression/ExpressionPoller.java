package dev.classmoji.classifier.expression;

import static java.lang.System.Logger.Level.WARNING;

import dev.classmoji.classifier.batch.BatchPolicy;
import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * One thread from classmoji.face-crops to classmoji.expressions: poll, batch, infer, publish,
 * commit.
 *
 * <p>Outcomes leave in the order in which their records arrived. Offsets are committed once their
 * outcomes are acknowledged, so that a crop may be read twice but none is skipped. What waits is
 * bounded by a batch and one poll.
 */
public final class ExpressionPoller implements Runnable {
  private static final System.Logger LOG = System.getLogger(ExpressionPoller.class.getName());
  private static final Duration IDLE = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final ExpressionReader reader;
  private final Duration commitInterval;
  private final Clocks clocks;
  private final Inbox inbox;
  private final Inference inference;
  private final Outbox outbox;
  private final Handover handover;

  private long committedAtNanos;
  private volatile boolean stopping;
  private volatile boolean joined;

  /**
   * Takes over consumer, producer and reader, and closes them when {@link #run()} ends.
   *
   * @param policy of batches of the reader's size
   * @param commitInterval how often offsets are committed: it bounds what is read twice after a
   *     crash, while a commit for each batch would have the broker write one for every few crops
   * @param tracing where to tell how a crop went its way
   */
  public ExpressionPoller(
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      MessageFormat format,
      ExpressionReader reader,
      BatchPolicy policy,
      Duration commitInterval,
      ClassifierCounters counters,
      Tracing tracing,
      Clocks clocks) {
    this.consumer = consumer;
    this.producer = producer;
    this.reader = reader;
    this.commitInterval = commitInterval;
    this.clocks = clocks;
    var deadLetters = new DeadLetters(clocks.epochMicros());
    var intake = new Intake(format.deserializer(), reader.shape(), deadLetters);
    var gaps = new OffsetGaps(this::begin);
    var lastCrops = new LastCrops();
    var traces = new CropTraces(tracing);
    inbox =
        new Inbox(gaps, policy, intake, lastCrops, deadLetters, counters, traces, clocks.nanos());
    inference = new Inference(reader, lastCrops, deadLetters, counters, traces, clocks);
    outbox =
        new Outbox(
            producer, format.serializer(Topics.EXPRESSIONS, Topics.DEAD_LETTERS), counters, traces);
    handover = new Handover(consumer, inbox, outbox);
  }

  /** Polls until {@link #stop()}; an exception means that the poller cannot go on. */
  @Override
  public void run() {
    try (reader;
        producer;
        consumer) {
      subscribe();
      while (!stopping) {
        cycle();
      }
      handover.onPartitionsRevoked(consumer.assignment());
    }
  }

  /** Makes {@link #run()} end soon: what waits goes back to the topic. From any thread. */
  public void stop() {
    stopping = true;
  }

  /** Whether the group has taken this poller in, with or without a partition. From any thread. */
  public boolean hasJoined() {
    return joined;
  }

  void subscribe() {
    committedAtNanos = clocks.nanos().getAsLong();
    consumer.subscribe(List.of(Topics.FACE_CROPS.name()), handover);
  }

  /** Receives what there is, publishes what can leave, commits what is due. */
  void cycle() {
    if (!inbox.isFull()) {
      consumer.poll(inbox.patience(IDLE)).forEach(inbox::receive);
      joined = joined || consumer.groupMetadata().generationId() > 0;
    }
    inference.outcomes(inbox.take()).forEach(outbox::publish);
    if (clocks.nanos().getAsLong() - committedAtNanos >= commitInterval.toNanos()) {
      commit();
    }
  }

  /** What the group committed; if it never did, it was to read all there ever was. */
  private long begin(TopicPartition partition) {
    var committed = consumer.committed(Set.of(partition)).get(partition);
    return committed == null ? 0 : committed.offset();
  }

  private void commit() {
    committedAtNanos = clocks.nanos().getAsLong();
    var offsets = outbox.deliveries().takeCommittable();
    if (!offsets.isEmpty()) {
      consumer.commitAsync(offsets, ExpressionPoller::committed);
    }
  }

  private static void committed(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
    if (failure != null) {
      // no harm: a later commit covers these, or their next owner reads them again; which they were
      // Kafka does not always say
      LOG.log(WARNING, "Cannot commit: {0}", failure.getMessage());
    }
  }
}
