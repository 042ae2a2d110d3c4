package dev.classmoji.classifier.expression;

import dev.classmoji.classifier.batch.BatchPolicy;
import dev.classmoji.classifier.batch.PendingQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a poller has received and not yet published, in arrival order. */
final class Inbox {
  private final PendingQueue<Arrival> pending = new PendingQueue<>();
  private final Set<TopicPartition> ours = new HashSet<>();
  private final OffsetGaps gaps;
  private final BatchPolicy policy;
  private final Intake intake;
  private final LastCrops lastCrops;
  private final DeadLetters deadLetters;
  private final ClassifierCounters counters;
  private final CropTraces traces;
  private final LongSupplier nanos;

  Inbox(
      OffsetGaps gaps,
      BatchPolicy policy,
      Intake intake,
      LastCrops lastCrops,
      DeadLetters deadLetters,
      ClassifierCounters counters,
      CropTraces traces,
      LongSupplier nanos) {
    this.gaps = gaps;
    this.policy = policy;
    this.intake = intake;
    this.lastCrops = lastCrops;
    this.deadLetters = deadLetters;
    this.counters = counters;
    this.traces = traces;
    this.nanos = nanos;
  }

  /** Begins to take what is theirs. */
  void own(Collection<TopicPartition> partitions) {
    ours.addAll(partitions);
  }

  /**
   * Takes a record in. When a partition was lost, Kafka may still hand out what it had fetched of
   * it: that is passed over, since it would leave before what was given back and is read again.
   */
  void receive(ConsumerRecord<byte[], byte[]> record) {
    if (!ours.contains(new TopicPartition(record.topic(), record.partition()))) {
      return;
    }
    var arrival = intake.arrival(record);
    traces.arrived(record, arrival.place());
    gaps.before(arrival.place())
        .map(deadLetters::lost)
        .ifPresent(lost -> pending.addSettled(new Arrival.Settled(lost)));
    counters.arrived(arrival);
    if (arrival instanceof Arrival.Crop crop) {
      receive(crop);
    } else {
      pending.addSettled(arrival);
    }
  }

  private void receive(Arrival.Crop crop) {
    if (lastCrops.repeats(crop.face())) {
      pending.addSettled(new Arrival.Repeat(crop.place(), crop.key(), crop.face()));
    } else {
      pending.addCrop(crop, nanos.getAsLong());
    }
  }

  /** Whether a batch's worth of crops waits, so that more would only take memory. */
  boolean isFull() {
    return pending.crops() >= policy.size();
  }

  /** How long the next poll may take. */
  Duration patience(Duration idle) {
    return policy.patience(pending.crops(), waitedNanos(), idle);
  }

  /** Removes what can leave now: a closed batch and all around it, or what needs no batch. */
  List<Arrival> take() {
    return pending.take(policy.closes(pending.crops(), waitedNanos()) ? policy.size() : 0);
  }

  /** Forgets what is theirs; whoever reads these partitions next reads it again. */
  void giveBack(Collection<TopicPartition> partitions) {
    ours.removeAll(partitions);
    pending
        .drop(arrival -> partitions.contains(arrival.place().partition()))
        .forEach(this::returned);
    gaps.forget(partitions);
  }

  private void returned(Arrival arrival) {
    counters.returned(arrival);
    traces.returned(arrival.place());
  }

  private long waitedNanos() {
    return pending.waitedNanos(nanos.getAsLong());
  }
}
