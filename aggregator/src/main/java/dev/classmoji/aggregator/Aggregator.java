package dev.classmoji.aggregator;

import dev.classmoji.aggregator.topology.FeedbackStreams;
import dev.classmoji.aggregator.topology.FeedbackTopology;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.TopicAdmin;
import dev.classmoji.schemas.trace.Tracing;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The aggregator as a part of an application: makes sure of the topics, starts, stops. */
@ApplicationScoped
public class Aggregator {
  private final AggregatorSettings settings;
  private final int partitions;
  private final short replication;
  private final Map<String, Object> client;
  private final Tracing tracing;
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private StateDirectory directory;
  private MessageFormat format;
  private volatile FeedbackStreams streams;

  /**
   * @param partitions over how many partitions sessions are spread where topics are created
   * @param replication copies of each partition; -1 for the cluster's default
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param tracing where to tell how a reading went its way
   */
  public Aggregator(
      AggregatorSettings settings,
      @ConfigProperty(name = "classmoji.topics.partitions", defaultValue = "4") int partitions,
      @ConfigProperty(name = "classmoji.topics.replication", defaultValue = "-1") short replication,
      @Identifier("default-kafka-broker") Map<String, Object> client,
      @Identifier("aggregator") Tracing tracing) {
    this.settings = settings;
    this.partitions = partitions;
    this.replication = replication;
    this.client = client;
    this.tracing = tracing;
  }

  void onStart(@Observes StartupEvent event) throws InterruptedException {
    if (!settings.enabled()) {
      return;
    }
    if (settings.exitOnFailure()) {
      failure.thenRun(() -> Quarkus.asyncExit(1));
    }
    start();
  }

  void onStop(@Observes ShutdownEvent event) {
    close();
  }

  /**
   * Creates missing topics and begins to fold; returns before the first partition is assigned.
   *
   * @throws IllegalStateException if the cluster cannot be reached or its topics break the contract
   */
  public synchronized void start() throws InterruptedException {
    try (var admin = Admin.create(client)) {
      new TopicAdmin(admin).ensure(partitions, replication);
    }
    directory = StateDirectory.of(settings.streams().stateDir());
    format = MessageFormat.of(client);
    streams =
        new FeedbackStreams(
            client,
            SettingsReader.streams(settings, directory.path()),
            FeedbackTopology.build(SettingsReader.topology(settings), format, tracing));
    streams.failure().thenAccept(failure::complete);
    streams.start();
  }

  /** Whether it folds what is its share; not while partitions move between instances. */
  public boolean isFolding() {
    var started = streams;
    return started != null && started.isRunning();
  }

  /** What keeps the aggregator from going on; empty while it runs and after {@link #close}. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.getNow(null));
  }

  /** Commits what is folded and stops, within {@code classmoji.aggregator.close-within}. */
  public synchronized void close() {
    if (streams != null) {
      streams.close();
    }
    if (format != null) {
      format.close();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
