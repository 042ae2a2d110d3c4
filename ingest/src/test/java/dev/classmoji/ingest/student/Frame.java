package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The faces found at one moment of media time. */
record Frame(long micros, List<Face> faces) {
  static final long SECOND = 1_000_000;

  /** Samples of what is to be seen from one second to another, the last one left out. */
  static List<Frame> sampled(
      double fromSecond, double toSecond, int perSecond, LongFunction<List<Face>> scene) {
    long first = Math.round(fromSecond * perSecond);
    long end = Math.round(toSecond * perSecond);
    return LongStream.range(first, end)
        .map(sample -> sample * SECOND / perSecond)
        .mapToObj(micros -> new Frame(micros, scene.apply(micros)))
        .toList();
  }

  static List<List<Sighting>> follow(List<Frame> frames) {
    StudentTracker tracker = new StudentTracker(TrackerSettings.defaults());
    return frames.stream().map(frame -> tracker.follow(frame.micros(), frame.faces())).toList();
  }
}
