package dev.classmoji.standalone.pipeline;

import dev.classmoji.aggregator.Aggregator;
import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.classifier.Classifier;
import dev.classmoji.classifier.ClassifierSettings;
import dev.classmoji.ingest.IngestSettings;
import dev.classmoji.ingest.LiveIngest;
import dev.classmoji.ingest.Replayer;
import dev.classmoji.ingest.TopicSettings;
import dev.classmoji.ingest.source.SourceState;
import dev.classmoji.schemas.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Locale;
import java.util.Map;

/** Classifier and aggregator at work on a broker, with their defaults, and ingest at hand. */
public final class Services {
  private final Classifier classifier;
  private final Aggregator aggregator;
  private final Replayer replayer;
  private final LiveIngest live;
  private final MeterRegistry registry;

  private Services(
      Classifier classifier,
      Aggregator aggregator,
      Replayer replayer,
      LiveIngest live,
      MeterRegistry registry) {
    this.classifier = classifier;
    this.aggregator = aggregator;
    this.replayer = replayer;
    this.live = live;
    this.registry = registry;
  }

  public static Services start(Map<String, Object> client) throws InterruptedException {
    var classifier = classifier(client);
    var aggregator = aggregator(client);
    classifier.start();
    aggregator.start();
    var registry = new SimpleMeterRegistry();
    return new Services(classifier, aggregator, replayer(client), live(client, registry), registry);
  }

  /** A classifier that was not started. */
  public static Classifier classifier(Map<String, Object> client) {
    return new Classifier(
        config().getConfigMapping(ClassifierSettings.class),
        config().getConfigMapping(dev.classmoji.classifier.TopicSettings.class),
        client,
        new SimpleMeterRegistry(),
        Tracing.off());
  }

  /** An aggregator that was not started. */
  public static Aggregator aggregator(Map<String, Object> client) {
    return new Aggregator(
        config().getConfigMapping(AggregatorSettings.class), 4, (short) -1, client, Tracing.off());
  }

  /** Ingest. */
  public static Replayer replayer(Map<String, Object> client) {
    return new Replayer(
        config().getConfigMapping(IngestSettings.class),
        config().getConfigMapping(TopicSettings.class),
        client,
        new SimpleMeterRegistry(),
        Tracing.off());
  }

  private static LiveIngest live(Map<String, Object> client, MeterRegistry registry) {
    return new LiveIngest(
        config().getConfigMapping(IngestSettings.class),
        config().getConfigMapping(TopicSettings.class),
        client,
        registry,
        Tracing.off());
  }

  private static SmallRyeConfig config() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(IngestSettings.class)
        .withMapping(TopicSettings.class)
        .withMapping(ClassifierSettings.class)
        .withMapping(dev.classmoji.classifier.TopicSettings.class)
        .withMapping(AggregatorSettings.class)
        .build();
  }

  public Replayer replayer() {
    return replayer;
  }

  /** Whether those who monitor ingest are told that a live source is in a state. */
  boolean sourceIs(String source, SourceState state) {
    return registry
            .get("classmoji.ingest.source")
            .tag("source", source)
            .tag("state", state.name().toLowerCase(Locale.ROOT))
            .gauge()
            .value()
        == 1;
  }

  /** Of how many pictures of it they are told how long a part of their way was. */
  long delays(String source, String part) {
    return registry
        .get("classmoji.ingest.source.delay")
        .tag("source", source)
        .tag("part", part)
        .timer()
        .count();
  }

  /** Whether they are told anything of it. */
  boolean isWatched(String source) {
    return registry.find("classmoji.ingest.source").tag("source", source).gauge() != null;
  }

  LiveIngest live() {
    return live;
  }

  public void stop() throws InterruptedException {
    classifier.close();
    aggregator.close();
  }
}
