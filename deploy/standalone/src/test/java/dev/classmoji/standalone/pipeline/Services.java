package dev.classmoji.standalone.pipeline;

import dev.classmoji.aggregator.Aggregator;
import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.classifier.Classifier;
import dev.classmoji.classifier.ClassifierSettings;
import dev.classmoji.ingest.IngestSettings;
import dev.classmoji.ingest.LiveIngest;
import dev.classmoji.ingest.Replayer;
import dev.classmoji.ingest.TopicSettings;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Classifier and aggregator at work on a broker, with their defaults, and ingest at hand. */
final class Services {
  private final Classifier classifier;
  private final Aggregator aggregator;
  private final Replayer replayer;
  private final LiveIngest live;

  private Services(
      Classifier classifier, Aggregator aggregator, Replayer replayer, LiveIngest live) {
    this.classifier = classifier;
    this.aggregator = aggregator;
    this.replayer = replayer;
    this.live = live;
  }

  static Services start(Map<String, Object> client) throws InterruptedException {
    var config = config();
    var classifier =
        new Classifier(
            config.getConfigMapping(ClassifierSettings.class),
            config.getConfigMapping(dev.classmoji.classifier.TopicSettings.class),
            client);
    var aggregator =
        new Aggregator(config.getConfigMapping(AggregatorSettings.class), 4, (short) -1, client);
    classifier.start();
    aggregator.start();
    var ingest = config.getConfigMapping(IngestSettings.class);
    var topics = config.getConfigMapping(TopicSettings.class);
    return new Services(
        classifier,
        aggregator,
        new Replayer(ingest, topics, client),
        new LiveIngest(ingest, topics, client));
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

  Replayer replayer() {
    return replayer;
  }

  LiveIngest live() {
    return live;
  }

  void stop() throws InterruptedException {
    classifier.close();
    aggregator.close();
  }
}
