package dev.classmoji.aggregator.topology;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;

/**
 * The names of the brokers, which a network that is cut no longer resolves: for as long as that
 * lasts Kafka makes no new client, and calls it a mistake in the configuration.
 *
 * @param servers {@code host:port}, at least one
 */
record BrokerNames(List<String> servers) {
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * @param bootstrapServers as Kafka's clients take them
   */
  static BrokerNames of(Object bootstrapServers) {
    return new BrokerNames(List.of(String.valueOf(bootstrapServers).split("\\s*,\\s*")));
  }

  /** Whether this is what Kafka says where no broker's name can be resolved. */
  static boolean areMissed(Throwable error) {
    return error instanceof ConfigException
        && String.valueOf(error.getMessage()).contains("No resolvable bootstrap urls")
        && error.getMessage().contains(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
  }

  /** Waits until a name is resolved, or until it is in vain: then a new client says why. */
  void await(BooleanSupplier inVain) {
    try {
      while (!areResolved() && !inVain.getAsBoolean()) {
        Thread.sleep(POLL.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean areResolved() {
    return servers.stream().anyMatch(BrokerNames::isResolved);
  }

  private static boolean isResolved(String server) {
    try {
      InetAddress.getByName(Utils.getHost(server));
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
