package dev.classmoji.ingest;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.ingest.student.FaceFollower;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.SessionEnded;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * One replay from its first frame to its last record, on the calling thread: the stages are a few
 * milliseconds of work per frame, and the classifier needs the other cores.
 */
final class Replay {
  private final Recording recording;
  private final String source;
  private final FaceFollower follower;
  private final CropPipeline pipeline;
  private final CropPublisher publisher;
  private final FlowControl flow;
  private final Meter meter;
  private final Pulse pulse;
  private final LongSupplier nanos;

  Replay(
      Recording recording,
      String source,
      FaceFollower follower,
      CropPipeline pipeline,
      CropPublisher publisher,
      FlowControl flow,
      Meter meter,
      Pulse pulse,
      LongSupplier nanos) {
    this.recording = recording;
    this.source = source;
    this.follower = follower;
    this.pipeline = pipeline;
    this.publisher = publisher;
    this.flow = flow;
    this.meter = meter;
    this.pulse = pulse;
    this.nanos = nanos;
  }

  /**
   * Publishes the whole session. An interrupt ends it early and cleanly, as CANCELLED, and is
   * consumed.
   *
   * @throws RuntimeException if it cannot go on; the session has been ended as FAILED if possible
   */
  SessionEnded run(double samplesPerSecond, Speed speed) {
    try {
      publisher.start(samplesPerSecond, true);
      var pace = new Pace(speed, nanos.getAsLong());
      while (meter.time(Stage.SOURCE, recording::advance)) {
        meter.time(Stage.WAIT, () -> awaitTurn(pace));
        pipeline.pass(source, follower, meter.time(Stage.SOURCE, recording::picture));
      }
      return completed();
    } catch (InterruptedException | InterruptException e) {
      Thread.interrupted();
      return end(EndReason.CANCELLED, "stopped on request");
    } catch (RuntimeException e) {
      publisher.endAsFailed(e, recording.mediaTimeMicros());
      throw e;
    }
  }

  /** Waits for the frame's time; the ticks on the way to it go out at theirs. */
  private Void awaitTurn(Pace pace) throws InterruptedException {
    while (publisher.nextTickMicros() < recording.mediaTimeMicros()) {
      awaitTime(pace, publisher.nextTickMicros());
      publisher.publishTick();
    }
    awaitTime(pace, recording.mediaTimeMicros());
    return null;
  }

  private void awaitTime(Pace pace, long mediaTimeMicros) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    flow.awaitRoomFor(mediaTimeMicros);
    long wait = pace.waitNanos(mediaTimeMicros, nanos.getAsLong());
    pulse.beat(wait);
    TimeUnit.NANOSECONDS.sleep(wait);
  }

  private SessionEnded completed() {
    return switch (recording.outcome()) {
      case COMPLETED -> end(EndReason.COMPLETED, "");
      case TRUNCATED -> end(EndReason.TRUNCATED, truncation());
    };
  }

  private String truncation() {
    var reached = seconds(recording.mediaTimeMicros());
    var stated = recording.info().durationMicros();
    return stated.isPresent()
        ? "the recording breaks off at %s of %s s".formatted(reached, seconds(stated.getAsLong()))
        : "the recording breaks off at %s s".formatted(reached);
  }

  private static String seconds(long micros) {
    return "%.1f".formatted(micros / 1e6);
  }

  private SessionEnded end(EndReason reason, String detail) {
    return publisher.end(reason, detail, recording.mediaTimeMicros());
  }
}
