package dev.classmoji.classifier.expression;

import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.Expression;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/**
 * What the pollers of this process have done since it started. Thread-safe.
 *
 * <p>Invariants, whenever no crop waits: {@code crops = expressions + deadLetters + returned}. A
 * batch has room for its size: {@code batches * batch size = vacant + crops that the model read}.
 */
public final class ClassifierCounters {
  private final LongAdder crops = new LongAdder();
  private final LongAdder controls = new LongAdder();
  private final LongAdder expressions = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private final LongAdder returned = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder vacant = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder inferenceNanos = new LongAdder();
  private final LongConsumer readings;

  /**
   * @param readings is told of each crop that was read, how long after it was given to Kafka,
   *     microseconds; from several threads
   */
  public ClassifierCounters(LongConsumer readings) {
    this.readings = readings;
  }

  void arrived(Arrival arrival) {
    if (isCrop(arrival)) {
      crops.increment();
    }
  }

  void returned(Arrival arrival) {
    if (isCrop(arrival)) {
      returned.increment();
    }
  }

  void published(Outcome outcome) {
    if (outcome instanceof Outcome.Read read) {
      expressions.increment();
      told(read.expression());
    } else if (outcome instanceof Outcome.Passed) {
      controls.increment();
    } else if (isLost(outcome)) {
      lost.add(outcome.place().records());
    } else {
      deadLetters.increment();
    }
  }

  private void told(Expression expression) {
    var published = expression.getPublishedAtMicros();
    if (published != null) {
      readings.accept(expression.getClassifiedAtMicros() - published);
    }
  }

  void inferred(int crops, int slots, long nanos) {
    batches.increment();
    vacant.add(slots - crops);
    inferenceNanos.add(nanos);
  }

  void notReadAgain() {
    repeated.increment();
  }

  private static boolean isCrop(Arrival arrival) {
    return !(arrival instanceof Arrival.Settled settled
        && (settled.outcome() instanceof Outcome.Passed || isLost(settled.outcome())));
  }

  private static boolean isLost(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        && refused.letter().getReason() == DeadLetterReason.LOST;
  }

  /** Records that arrived and are no control records: crops, and what cannot be told from one. */
  public long crops() {
    return crops.sum();
  }

  /** Control records passed on. */
  public long controls() {
    return controls.sum();
  }

  /** Expressions published. */
  public long expressions() {
    return expressions.sum();
  }

  /** Dead letters published for records that arrived; LOST ones are counted by {@link #lost()}. */
  public long deadLetters() {
    return deadLetters.sum();
  }

  /** Crops that went back to the topic unread, because their partition went to another poller. */
  public long returned() {
    return returned.sum();
  }

  /** Records that expired before they were read. */
  public long lost() {
    return lost.sum();
  }

  /** Times that the model ran. */
  public long batches() {
    return batches.sum();
  }

  /** Slots of batches that held no crop. */
  public long vacant() {
    return vacant.sum();
  }

  /** Expressions of crops that showed what their student's crop before did, not read again. */
  public long repeated() {
    return repeated.sum();
  }

  /** Nanoseconds within the model. */
  public long inferenceNanos() {
    return inferenceNanos.sum();
  }
}
