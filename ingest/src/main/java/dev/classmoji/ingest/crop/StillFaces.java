package dev.classmoji.ingest.crop;

import dev.classmoji.ingest.student.Sighting;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Holds a student's crop while the face is still: it is published again, byte for byte, and the
 * classifier knows its answer already. What a camera's noise and the detector's trembling change is
 * less than what the model's answers tremble by; a smile changes its part of the face by far more,
 * so the change is that of the part that changes most. Not thread-safe.
 */
public final class StillFaces {
  /** Width and height of a part, pixels of the crop: an eye or the corner of a mouth. */
  private static final int PART = 8;

  private record Held(Crop crop, int track, long mediaTimeMicros, double limit) {}

  private final Map<String, Held> held = new HashMap<>();
  private final Stillness stillness;
  private final long atMostMicros;

  public StillFaces(Stillness stillness) {
    this.stillness = stillness;
    this.atMostMicros = TimeUnit.MICROSECONDS.convert(stillness.atMost());
  }

  /**
   * The crop to publish of a face that looks like {@code crop} now: that, or the one held.
   *
   * @param mediaTimeMicros microseconds since the start of the media, increasing
   */
  public Crop hold(Sighting seen, long mediaTimeMicros, Crop crop) {
    var before = held.get(seen.student());
    if (before != null
        && before.track() == seen.track()
        && mediaTimeMicros - before.mediaTimeMicros() < atMostMicros
        && within(before.limit(), before.crop(), crop)) {
      return before.crop();
    }
    double limit = stillness.change() * contrast(crop.gray());
    held.put(seen.student(), new Held(crop, seen.track(), mediaTimeMicros, limit));
    return crop;
  }

  /** Whether no part's mean absolute difference exceeds {@code limit}, gray values. */
  private static boolean within(double limit, Crop before, Crop now) {
    for (int top = 0; top < now.size(); top += PART) {
      for (int left = 0; left < now.size(); left += PART) {
        int bottom = Math.min(top + PART, now.size());
        int right = Math.min(left + PART, now.size());
        int pixels = (bottom - top) * (right - left);
        if (difference(before, now, left, top, right, bottom) > limit * pixels) {
          return false;
        }
      }
    }
    return true;
  }

  private static int difference(Crop one, Crop other, int left, int top, int right, int bottom) {
    byte[] a = one.gray();
    byte[] b = other.gray();
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int at = y * one.size() + left; at < y * one.size() + right; at++) {
        sum += Math.abs((a[at] & 0xff) - (b[at] & 0xff));
      }
    }
    return sum;
  }

  /** The standard deviation of the gray values. */
  private static double contrast(byte[] gray) {
    long sum = 0;
    long squares = 0;
    for (byte pixel : gray) {
      int value = pixel & 0xff;
      sum += value;
      squares += (long) value * value;
    }
    double mean = (double) sum / gray.length;
    return Math.sqrt(Math.max(0, (double) squares / gray.length - mean * mean));
  }
}
