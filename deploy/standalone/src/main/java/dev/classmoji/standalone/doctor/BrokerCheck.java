package dev.classmoji.standalone.doctor;

import dev.classmoji.standalone.broker.BrokerException;
import dev.classmoji.standalone.broker.DataFolder;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The embedded broker in a temporary folder: one record in, and out again. */
final class BrokerCheck implements Check {
  private static final TopicPartition LOG = new TopicPartition("doctor", 0);
  private static final String WORD = "ok";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public String subject() {
    return "embedded broker";
  }

  @Override
  public Finding look() throws ExecutionException, InterruptedException, TimeoutException {
    long start = System.nanoTime();
    try (var data = DataFolder.open(Optional.empty());
        var broker = EmbeddedBroker.start(data.broker())) {
      var client = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
      write(client);
      var read = read(client);
      return judge(read, (System.nanoTime() - start) / 1e9);
    } catch (BrokerException e) {
      return Finding.fail(e.getMessage(), "See to the temporary folder and the memory first.");
    }
  }

  private static void write(Map<String, Object> client)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (var admin = Admin.create(client);
        var producer =
            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      admin
          .createTopics(List.of(new NewTopic(LOG.topic(), 1, (short) 1)))
          .all()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      producer
          .send(new ProducerRecord<>(LOG.topic(), WORD))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static Optional<String> read(Map<String, Object> client) {
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(LOG));
      consumer.seek(LOG, 0);
      for (var record : consumer.poll(PATIENCE)) {
        return Optional.of(record.value());
      }
      return Optional.empty();
    }
  }

  /**
   * @param read what came out; empty if nothing did
   * @param seconds from nothing until then
   */
  static Finding judge(Optional<String> read, double seconds) {
    return read.filter(WORD::equals).isPresent()
        ? Finding.ok(
            String.format(Locale.ROOT, "starts, and a record goes in and out, in %.1f s", seconds))
        : Finding.fail(
            "starts, but gives back %s".formatted(read.map("'%s'"::formatted).orElse("nothing")),
            "See whether something watches or filters connections on loopback.");
  }
}
