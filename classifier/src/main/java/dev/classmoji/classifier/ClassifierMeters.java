package dev.classmoji.classifier;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import dev.classmoji.classifier.expression.ClassifierCounters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What the classifier tells those who monitor it. */
final class ClassifierMeters {
  private final MeterRegistry registry;

  private ClassifierMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counters whose values are told, as long as they are held on to. */
  static ClassifierCounters counters(MeterRegistry registry) {
    var meters = new ClassifierMeters(registry);
    var infer = meters.infer();
    var counters =
        new ClassifierCounters(micros -> infer.record(Math.max(0, micros), MICROSECONDS));
    meters.count("crops", "crops that arrived", counters, ClassifierCounters::crops);
    meters.count("readings", "expressions published", counters, ClassifierCounters::expressions);
    meters.count(
        "repeated",
        "expressions of a still face, not read again",
        counters,
        ClassifierCounters::repeated);
    meters.count("batches", "times that the model ran", counters, ClassifierCounters::batches);
    meters.count(
        "dead.letters",
        "records that could not be used",
        counters,
        ClassifierCounters::deadLetters);
    meters.count("lost", "records that expired unread", counters, ClassifierCounters::lost);
    return counters;
  }

  private Timer infer() {
    return Timer.builder("classmoji.latency")
        .description("parts of the way from a decoded picture to its emoji, and the whole")
        .tag("stage", "infer")
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(10))
        .register(registry);
  }

  private void count(
      String name,
      String description,
      ClassifierCounters counters,
      ToDoubleFunction<ClassifierCounters> count) {
    FunctionCounter.builder("classmoji.classifier." + name, counters, count)
        .description(description)
        .register(registry);
  }
}
