package dev.classmoji.ingest.source;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What a recording yields, read to its end. */
record Reading(
    RecordingInfo info, List<Long> times, byte[] firstPixels, Outcome outcome, long damaged) {

  static Reading of(Path file) {
    return of(file, 5);
  }

  static Reading of(Path file, double samplesPerSecond) {
    try (var recording = Recording.open(file, samplesPerSecond, 2, Clock.systemUTC())) {
      var times = new ArrayList<Long>();
      byte[] first = null;
      while (recording.advance()) {
        var picture = recording.picture();
        times.add(picture.mediaTimeMicros());
        first = first == null ? picture.rgb().clone() : first;
      }
      return new Reading(recording.info(), times, first, recording.outcome(), recording.damaged());
    } catch (UnusableRecordingException e) {
      throw new AssertionError(e);
    }
  }

  /** Mean absolute difference of the first pictures, in 8-bit steps. */
  double differenceFrom(Reading other) {
    long sum = 0;
    for (int i = 0; i < firstPixels.length; i++) {
      sum += Math.abs((firstPixels[i] & 0xff) - (other.firstPixels[i] & 0xff));
    }
    return (double) sum / firstPixels.length;
  }
}
