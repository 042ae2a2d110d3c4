package dev.classmoji.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real single-node Kafka broker (KRaft: broker and controller in one) inside this JVM, on
 * loopback ports of its own choice.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker on the data in a folder, which is formatted if it is empty.
   *
   * @param data where Kafka's logs are, see {@link DataFolder#broker}; created if missing
   * @throws BrokerException if the folder is unusable or the broker does not come up; the message
   *     is one line for a person
   */
  public static EmbeddedBroker start(Path data) {
    try {
      Files.createDirectories(data);
      int port = freePort();
      int controllerPort = freePort();
      var settings = settings(data, port, controllerPort);
      if (Files.notExists(data.resolve("meta.properties"))) {
        format(data);
      }
      var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, "127.0.0.1:" + port);
    } catch (IOException | UncheckedIOException e) {
      throw new BrokerException("cannot use the data folder " + data + ": " + e.getMessage(), e);
    } catch (KafkaException e) {
      throw new BrokerException(
          "the embedded broker cannot start on %s: %s".formatted(data, e.getMessage()), e);
    }
  }

  /** {@code host:port} for Kafka clients. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker and flushes its logs. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path data) {
    var formatter =
        new Formatter()
            .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
            .setNodeId(NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setControllerListenerName("CONTROLLER")
            .setDirectories(List.of(data.toString()))
            .setMetadataLogDirectory(data.toString());
    try {
      formatter.run();
    } catch (Exception e) { // the formatter declares no narrower type
      throw new KafkaException(e.getMessage(), e);
    }
  }

  private static Map<String, Object> settings(Path data, int port, int controllerPort) {
    var settings = new HashMap<String, Object>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE_ID);
    settings.put("log.dirs", data.toString());
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("auto.create.topics.enable", false);

    // one node: nothing to replicate, nobody to wait for
    settings.put("offsets.topic.replication.factor", (short) 1);
    settings.put("offsets.topic.num.partitions", 1);
    settings.put("transaction.state.log.replication.factor", (short) 1);
    settings.put("transaction.state.log.min.isr", 1);
    settings.put("transaction.state.log.num.partitions", 1);
    settings.put("group.initial.rebalance.delay.ms", 0);
    settings.put("group.streams.initial.rebalance.delay.ms", 0);
    // Streams makes its changelogs between two heartbeats: 5 seconds apart, a start would wait
    settings.put("group.streams.min.heartbeat.interval.ms", 200);
    settings.put("group.streams.heartbeat.interval.ms", 500);

    // a guest in a small machine's JVM: few threads, small buffers
    settings.put("metadata.max.idle.interval.ms", 0); // no followers that wait for a sign of life
    settings.put("num.network.threads", 2);
    settings.put("num.io.threads", 3);
    settings.put("background.threads", 2);
    settings.put("num.recovery.threads.per.data.dir", 1);
    settings.put("log.cleaner.dedupe.buffer.size", 8L << 20);
    settings.put("log.cleaner.io.buffer.size", 128 << 10);
    settings.put("log.index.size.max.bytes", 1 << 20);

    // face crops leave the disk within seconds once they are dropped, see FacesAtRest
    settings.put("log.initial.task.delay.ms", 500L);
    settings.put("log.retention.check.interval.ms", 500L);
    settings.put("log.segment.delete.delay.ms", 1_000L);
    return settings;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
