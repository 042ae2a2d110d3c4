package dev.classmoji.ingest;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Snapshot;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.SessionEnded;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * One live class from its start to its last record, on the calling thread. Its media time is the
 * time since its start, for all of its sources; a source that is away leaves the clock running.
 */
final class LiveClass {
  /** A picture that was decoded before a tick may need so long to get here. */
  private static final long TICK_GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long TICK_MICROS = TimeUnit.SECONDS.toMicros(1);

  private final LiveFeeds feeds;
  private final CropPipeline pipeline;
  private final CropPublisher publisher;
  private final FlowControl flow;
  private final Meter meter;
  private final SamplingRate rate;
  private final Pulse pulse;
  private final LongSupplier nanos;

  private long startNanos;
  private long pictures;
  private long lastMicros = -1;
  private long adaptedAtNanos;
  private long busyNanos;
  private long droppedBefore;

  /**
   * @param nanos the clock that the feeds have, too
   */
  LiveClass(
      LiveFeeds feeds,
      CropPipeline pipeline,
      CropPublisher publisher,
      FlowControl flow,
      Meter meter,
      SamplingRate rate,
      Pulse pulse,
      LongSupplier nanos) {
    this.feeds = feeds;
    this.pipeline = pipeline;
    this.publisher = publisher;
    this.flow = flow;
    this.meter = meter;
    this.rate = rate;
    this.pulse = pulse;
    this.nanos = nanos;
  }

  /**
   * Publishes the whole session, until the thread is interrupted, which is how a live class ends.
   *
   * @param perStudent whether feedback on single students may be given
   * @throws RuntimeException if it cannot go on; the session has been ended as FAILED if possible
   */
  SessionEnded run(boolean perStudent) {
    try {
      startNanos = nanos.getAsLong();
      adaptedAtNanos = startNanos;
      publisher.start(rate.current(), perStudent);
      while (true) {
        pulse.beat(0);
        passWhatIsThere();
        tickIfDue();
        adaptIfDue();
        meter.time(Stage.WAIT, this::awaitMore);
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.interrupted();
      return publisher.end(EndReason.COMPLETED, "", mediaTimeMicros());
    } catch (RuntimeException e) {
      publisher.endAsFailed(e, mediaTimeMicros());
      throw e;
    }
  }

  /** The oldest picture first; each source has one at most. */
  private void passWhatIsThere() {
    feeds.arrivals().drainPermits();
    record Arrived(LiveFeed feed, Snapshot snapshot) {}
    feeds.all().stream()
        .flatMap(feed -> feed.source().take().map(taken -> new Arrived(feed, taken)).stream())
        .sorted(Comparator.comparingLong(arrived -> arrived.snapshot().decodedNanos() - startNanos))
        .forEach(arrived -> pass(arrived.feed(), arrived.snapshot()));
  }

  private void pass(LiveFeed feed, Snapshot taken) {
    long begun = nanos.getAsLong();
    // two sources may be decoded in the same microsecond, or a little before a tick that is out
    long decodedAt = (taken.decodedNanos() - startNanos) / 1000;
    long earliest = Math.max(lastMicros + 1, publisher.nextTickMicros() - TICK_MICROS + 1);
    lastMicros = Math.max(decodedAt, earliest);
    pipeline.pass(
        feed.id(),
        feed.follower(),
        new Picture(
            pictures++,
            taken.width(),
            taken.height(),
            taken.rgb(),
            lastMicros,
            taken.decodedAtMicros(),
            taken.decodeMicros()));
    feed.read(taken);
    busyNanos += nanos.getAsLong() - begun;
  }

  private void tickIfDue() {
    while (untilTickNanos() <= 0) {
      publisher.publishTick();
    }
  }

  private long untilTickNanos() {
    long due = startNanos + publisher.nextTickMicros() * 1000 + TICK_GRACE_NANOS;
    return due - nanos.getAsLong();
  }

  private Void awaitMore() throws InterruptedException {
    feeds.arrivals().tryAcquire(Math.max(0, untilTickNanos()), TimeUnit.NANOSECONDS);
    return null;
  }

  /** Once a second: fewer pictures if something falls behind, more again if not. */
  private void adaptIfDue() throws InterruptedException {
    long answered = flow.answeredSeconds();
    long sinceNanos = nanos.getAsLong() - adaptedAtNanos;
    if (sinceNanos < SECOND_NANOS) {
      return;
    }
    long dropped = feeds.dropped();
    var load =
        new SamplingRate.Load(
            dropped - droppedBefore,
            busyNanos / (double) sinceNanos,
            publisher.nextTickMicros() / TICK_MICROS - 1 - answered);
    adaptedAtNanos = nanos.getAsLong();
    droppedBefore = dropped;
    busyNanos = 0;
    double next = rate.after(load);
    feeds.all().forEach(feed -> feed.source().pace(next));
  }

  private long mediaTimeMicros() {
    return (nanos.getAsLong() - startNanos) / 1000;
  }
}
