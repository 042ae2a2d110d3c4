package dev.classmoji.ingest;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.crop.StillFaces;
import dev.classmoji.ingest.crop.StudentCrop;
import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.face.FaceDetector;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.ingest.student.Sighting;
import dev.classmoji.ingest.student.StudentTracker;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.SessionEnded;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * One replay from its first frame to its last record, on the calling thread: the stages are a few
 * milliseconds of work per frame, and the classifier needs the other cores.
 */
final class Replay {
  private final Recording recording;
  private final FaceDetector detector;
  private final StudentTracker tracker;
  private final FaceCropper cropper;
  private final StillFaces stillFaces;
  private final CropPublisher publisher;
  private final FlowControl flow;
  private final Meter meter;
  private final Pulse pulse;
  private final LongSupplier nanos;

  Replay(
      Recording recording,
      FaceDetector detector,
      StudentTracker tracker,
      FaceCropper cropper,
      StillFaces stillFaces,
      CropPublisher publisher,
      FlowControl flow,
      Meter meter,
      Pulse pulse,
      LongSupplier nanos) {
    this.recording = recording;
    this.detector = detector;
    this.tracker = tracker;
    this.cropper = cropper;
    this.stillFaces = stillFaces;
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
      publisher.start(samplesPerSecond);
      var pace = new Pace(speed, nanos.getAsLong());
      while (meter.time(Stage.SOURCE, recording::advance)) {
        meter.time(Stage.WAIT, () -> awaitTurn(pace));
        pass(meter.time(Stage.SOURCE, recording::picture));
      }
      return completed();
    } catch (InterruptedException | InterruptException e) {
      Thread.interrupted();
      return end(EndReason.CANCELLED, "stopped on request");
    } catch (RuntimeException e) {
      endAsFailed(e);
      throw e;
    }
  }

  /** The way of a picture: face, student, crop, out. */
  private void pass(Picture picture) {
    List<Face> faces = meter.time(Stage.FACE, () -> detector.detect(picture));
    meter.searched(faces.size());
    List<Sighting> sightings =
        meter.time(Stage.STUDENT, () -> tracker.follow(picture.mediaTimeMicros(), faces));
    meter.time(Stage.CROP, () -> publish(picture, sightings));
  }

  private Void publish(Picture picture, List<Sighting> sightings) {
    publisher.publish(picture, sightings.stream().map(seen -> cut(picture, seen)).toList());
    return null;
  }

  private StudentCrop cut(Picture picture, Sighting seen) {
    var crop = cropper.crop(picture, seen.face());
    return new StudentCrop(seen, stillFaces.hold(seen, picture.mediaTimeMicros(), crop));
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

  private void endAsFailed(RuntimeException failure) {
    try {
      end(EndReason.FAILED, String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private SessionEnded end(EndReason reason, String detail) {
    return publisher.end(reason, detail, recording.mediaTimeMicros());
  }
}
