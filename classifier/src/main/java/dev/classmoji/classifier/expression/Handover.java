package dev.classmoji.classifier.expression;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Collection;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Lets partitions go so that their next owner begins exactly where this one ends. */
final class Handover implements ConsumerRebalanceListener {
  private static final System.Logger LOG = System.getLogger(Handover.class.getName());

  private final Consumer<byte[], byte[]> consumer;
  private final Inbox inbox;
  private final Outbox outbox;

  Handover(Consumer<byte[], byte[]> consumer, Inbox inbox, Outbox outbox) {
    this.consumer = consumer;
    this.inbox = inbox;
    this.outbox = outbox;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    // where to begin is asked at a partition's first record, when the consumer itself knows it
    inbox.own(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    inbox.giveBack(partitions);
    outbox.flush();
    var offsets = outbox.deliveries().takeCommittable();
    try {
      consumer.commitSync(offsets);
    } catch (CommitFailedException | TimeoutException e) {
      LOG.log(WARNING, "Cannot commit {0}, they are read again: {1}", offsets, e.getMessage());
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    inbox.giveBack(partitions);
    outbox.deliveries().forget(partitions);
  }
}
