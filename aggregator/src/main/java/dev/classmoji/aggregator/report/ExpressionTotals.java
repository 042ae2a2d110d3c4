package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Expression;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What all Expressions of a session add up to. One that the classifier sent a second time, as it
 * may after a restart, is known by its student's high-water mark of frames.
 */
final class ExpressionTotals {
  private final Map<String, Long> lastFrames = new HashMap<>();
  private final SortedSet<String> models = new TreeSet<>();
  private final LatencyHistogram publish = new LatencyHistogram();
  private final LatencyHistogram infer = new LatencyHistogram();
  private final LatencyHistogram captureToClassified = new LatencyHistogram();
  private long count;
  private long duplicates;
  private long read;
  private long inferenceMicros;

  void add(Expression expression) {
    inferenceMicros += expression.getInferenceMicros();
    read += expression.getInferenceMicros() > 0 ? 1 : 0;
    long last = lastFrames.getOrDefault(expression.getStudent(), -1L);
    if (expression.getFrame() <= last) {
      duplicates++;
      return;
    }
    lastFrames.put(expression.getStudent(), expression.getFrame());
    models.add(expression.getModel());
    captureToClassified.record(
        expression.getClassifiedAtMicros() - expression.getCapturedAtMicros());
    var published = expression.getPublishedAtMicros();
    if (published != null) {
      publish.record(published - expression.getCapturedAtMicros());
      infer.record(expression.getClassifiedAtMicros() - published);
    }
    count++;
  }

  /** Different (student, frame) pairs. */
  long count() {
    return count;
  }

  long duplicates() {
    return duplicates;
  }

  /** How many the model read, duplicates too: the others repeat the answer to the same pixels. */
  long read() {
    return read;
  }

  /** Inference time of all, duplicates too: they cost as much. */
  long inferenceMicros() {
    return inferenceMicros;
  }

  /** From a picture's decoding until a crop of it was given to Kafka. */
  LatencyHistogram publish() {
    return publish;
  }

  /** From then on until the model had read the crop. */
  LatencyHistogram infer() {
    return infer;
  }

  LatencyHistogram captureToClassified() {
    return captureToClassified;
  }

  SortedSet<String> models() {
    return models;
  }
}
