package dev.classmoji.standalone.container;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Who watches all classes as they go on, and notes when each second of each was there to see. */
final class Viewer implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final Map<String, List<Long>> seenNanos = new ConcurrentHashMap<>();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final KafkaConsumer<String, SpecificRecord> consumer;
  private final Thread thread = new Thread(this::watch, "viewer");
  private volatile boolean closing;

  /** Watches from now on. */
  Viewer(Map<String, Object> client, MessageFormat format) {
    var settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), format.deserializer());
    var partitions =
        Stream.of(Topics.CLASS_FEEDBACK, Topics.SESSIONS)
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // seeking is lazy, the end is now
    thread.start();
  }

  private void watch() {
    while (!closing) {
      consumer.poll(POLL).forEach(this::note);
    }
    consumer.close();
  }

  private void note(ConsumerRecord<String, SpecificRecord> record) {
    if (record.value() instanceof ClassFeedback) {
      seenNanos.computeIfAbsent(record.key(), session -> new ArrayList<>()).add(System.nanoTime());
    } else if (record.value() instanceof SessionDescriptor descriptor
        && descriptor.getState() == SessionState.ENDED) {
      ended.add(record.key());
    }
  }

  /** How many seconds of a class were seen. */
  int seconds(String session) {
    return seenNanos.getOrDefault(session, List.of()).size();
  }

  boolean hasEnded(String session) {
    return ended.contains(session);
  }

  /** The sessions of a class that were seen. */
  List<String> sessions(String name) {
    return seenNanos.keySet().stream().filter(id -> id.startsWith(name + "~")).toList();
  }

  /** The longest that a viewer of a class that has ended saw nothing new, seconds. */
  double longestGap(String session) {
    var times = seenNanos.get(session);
    long longest = 0;
    for (int i = 1; i < times.size(); i++) {
      longest = Math.max(longest, times.get(i) - times.get(i - 1));
    }
    return longest / 1e9;
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
