package dev.classmoji.standalone.broker;

import static java.util.stream.Collectors.toMap;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;

import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The face crops in a data folder that is kept. Kafka drops them when their minutes are up, but
 * only while it runs: so at the end, when nobody reads them any more, it is made to drop them at
 * once.
 */
public final class FacesAtRest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final DataFolder folder;
  private final EmbeddedBroker broker;
  private final Duration patience;
  private final CropLogs logs;

  /**
   * @param broker runs on the folder
   */
  public FacesAtRest(DataFolder folder, EmbeddedBroker broker) {
    this(folder, broker, PATIENCE);
  }

  /**
   * @param patience how long Kafka may take to answer, and to drop them
   */
  FacesAtRest(DataFolder folder, EmbeddedBroker broker, Duration patience) {
    this.folder = folder;
    this.broker = broker;
    this.patience = patience;
    this.logs = new CropLogs(folder.broker());
  }

  /** Has Kafka keep new ones as the contract says, also if a removal was cut off half way. */
  public void admit() {
    if (folder.isKept() && !logs.partitions().isEmpty()) {
      try (var admin = admin()) {
        keep(admin);
      } catch (ExecutionException e) {
        throw new BrokerException(
            "cannot set up the embedded broker: " + e.getCause().getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BrokerException("interrupted", e);
      }
    }
  }

  /**
   * Takes them off the disk, unless some were not read yet: the next run reads those.
   *
   * @return what stays there and why, one line for a person; empty if nothing does
   */
  public Optional<String> remove() {
    if (!folder.isKept() || logs.bytes() == 0) {
      return Optional.empty();
    }
    try (var admin = admin()) {
      long unread = unread(admin);
      return unread > 0
          ? stay("%d records of them were not read yet".formatted(unread))
          : dropAll(admin);
    } catch (ExecutionException e) {
      return stay(e.getCause().getMessage());
    } catch (KafkaException e) {
      return stay(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stay("interrupted");
    }
  }

  private Optional<String> dropAll(Admin admin) throws ExecutionException, InterruptedException {
    try {
      drop(admin);
      return awaitGone()
          ? Optional.empty()
          : stay("Kafka did not let go of them within %d s".formatted(patience.toSeconds()));
    } finally {
      keep(admin);
    }
  }

  private Optional<String> stay(String why) {
    return Optional.of(
        "the last face crops stay in %s until the next run on it ends: %s"
            .formatted(folder.path(), why));
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "request.timeout.ms",
            (int) patience.toMillis(),
            "default.api.timeout.ms",
            (int) patience.toMillis()));
  }

  /** How many records no group of readers has read. */
  private long unread(Admin admin) throws ExecutionException, InterruptedException {
    var places = ReadingPlaces.read(admin);
    var begins = offsets(admin, OffsetSpec.earliest());
    var ends = offsets(admin, OffsetSpec.latest());
    return logs.partitions().stream()
        .mapToLong(log -> ends.get(log) - Math.max(begins.get(log), places.foremost(log)))
        .sum();
  }

  private Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    var wanted = logs.partitions().stream().collect(toMap(log -> log, log -> which));
    return admin.listOffsets(wanted).all().get().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, found -> found.getValue().offset()));
  }

  /** All segments, the one that is written to as well. */
  private static void drop(Admin admin) throws ExecutionException, InterruptedException {
    retain(admin, "0");
  }

  private static void keep(Admin admin) throws ExecutionException, InterruptedException {
    retain(admin, Topics.FACE_CROPS.config().get(RETENTION_BYTES_CONFIG));
  }

  private static void retain(Admin admin, String bytes)
      throws ExecutionException, InterruptedException {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.FACE_CROPS.name());
    var change = new AlterConfigOp(new ConfigEntry(RETENTION_BYTES_CONFIG, bytes), OpType.SET);
    admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
  }

  private boolean awaitGone() throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (logs.bytes() > 0 && System.nanoTime() - deadline < 0) {
      Thread.sleep(LOOK_EVERY.toMillis());
    }
    return logs.bytes() == 0;
  }
}
