package dev.classmoji.classifier;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.classmoji.classifier.expression.ClassifierCounters;
import dev.classmoji.classifier.expression.Clocks;
import dev.classmoji.classifier.expression.ExpressionPoller;
import dev.classmoji.classifier.expression.KafkaClients;
import dev.classmoji.classifier.expression.PollerGroup;
import dev.classmoji.classifier.model.ExpressionModel;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.TopicAdmin;
import dev.classmoji.schemas.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** The classifier as a service: starts its pollers with the application and stops them with it. */
@ApplicationScoped
public class Classifier {
  private static final System.Logger LOG = System.getLogger(Classifier.class.getName());

  private final ClassifierSettings settings;
  private final TopicSettings topics;
  private final Map<String, Object> client;
  private final ClassifierCounters counters;
  private final Tracing tracing;

  private MessageFormat format;
  private ExpressionModel model;
  private volatile PollerGroup pollers;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param registry where to tell those who monitor it what it has done
   * @param tracing where to tell how a crop went its way
   */
  public Classifier(
      ClassifierSettings settings,
      TopicSettings topics,
      @Identifier("default-kafka-broker") Map<String, Object> client,
      MeterRegistry registry,
      @Identifier("classifier") Tracing tracing) {
    this.settings = settings;
    this.topics = topics;
    this.client = client;
    this.counters = ClassifierMeters.counters(registry);
    this.tracing = tracing;
  }

  void onStart(@Observes StartupEvent event) throws InterruptedException {
    if (settings.enabled()) {
      start();
    }
  }

  void onStop(@Observes ShutdownEvent event) throws InterruptedException {
    close();
  }

  /**
   * Loads and checks the model, creates missing topics and begins to read.
   *
   * @throws dev.classmoji.classifier.model.ModelException if the model cannot be used
   * @throws IllegalStateException if the cluster cannot be reached or its topics break the contract
   */
  public synchronized void start() throws InterruptedException {
    model = ExpressionModel.load(settings.modelChoice(), settings.modelOptions());
    try (var admin = Admin.create(client)) {
      new TopicAdmin(admin).ensure(topics.partitions(), topics.replication());
    }
    format = MessageFormat.of(client);
    pollers =
        new PollerGroup(
            Stream.generate(this::poller).limit(settings.pollers()).toList(), this::failed);
    pollers.start();
    LOG.log(
        INFO,
        "Reading expressions with {0} on {1}: {2} pollers, batches of {3}.",
        model.id(),
        model.provider(),
        settings.pollers(),
        settings.batchSize());
  }

  private ExpressionPoller poller() {
    var policy = settings.batchPolicy();
    return new ExpressionPoller(
        KafkaClients.consumer(client, policy),
        KafkaClients.producer(client),
        format,
        model.reader(policy.size()),
        policy,
        settings.commitInterval(),
        counters,
        tracing,
        Clocks.system());
  }

  private void failed(Throwable failure) {
    if (settings.exitOnFailure()) {
      Quarkus.asyncExit(1);
    }
  }

  /** Commits what is published and stops. */
  public synchronized void close() throws InterruptedException {
    boolean stopped = pollers == null || pollers.stop();
    if (format != null) {
      format.close();
    }
    if (!stopped) {
      LOG.log(WARNING, "The classifier did not stop in time: what it last read is read again.");
    } else if (model != null) {
      model.close(); // under a running poller this would crash the process
    }
  }

  /** Whether the model is loaded and every poller belongs to the group that shares the crops. */
  public boolean isReading() {
    var started = pollers;
    return started != null && started.isReading();
  }

  /** What the classifier has done since it started. */
  public ClassifierCounters counters() {
    return counters;
  }

  /** What keeps the classifier from going on; empty while it runs. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(pollers).flatMap(PollerGroup::failure);
  }
}
