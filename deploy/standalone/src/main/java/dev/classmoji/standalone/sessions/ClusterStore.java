package dev.classmoji.standalone.sessions;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** A cluster that runs without us. */
record ClusterStore(Map<String, Object> client) implements SessionStore {
  private static final int PATIENCE_MILLIS = 5_000;

  /**
   * @param bootstrap {@code host:port}, or several of them with commas between
   * @throws RefusedException if nobody answers there
   */
  static ClusterStore open(String bootstrap) {
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "request.timeout.ms",
            PATIENCE_MILLIS,
            "default.api.timeout.ms",
            PATIENCE_MILLIS);
    try (var admin = Admin.create(client)) {
      admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw new RefusedException(
          "no Kafka broker answers at %s: is it running, and is this its address?"
              .formatted(bootstrap),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("interrupted", e);
    } catch (KafkaException e) { // before anybody is asked
      throw new RefusedException(
          "'%s' is no broker's address, or its host is unknown: give HOST:PORT"
              .formatted(bootstrap),
          e);
    }
    return new ClusterStore(client);
  }

  @Override
  public boolean exclusive() {
    return false;
  }

  @Override
  public Optional<String> removeFaces() {
    return Optional.empty(); // they go when their minutes are up: the cluster runs on
  }

  @Override
  public void close() {
    // it runs on
  }
}
