package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.Showing;
import java.util.Arrays;

/**
 * What one student showed at each whole second of media time, in ascending order: columns of
 * primitives, 23 bytes a second, so that sixty students of two hours fit into 10 MB.
 */
public final class StudentSeconds {
  private static final Showing[] SHOWINGS = Showing.values();
  private static final int BOX_FIELDS = 4;
  private static final int INITIAL_SECONDS = 64;

  private int size;
  private int[] seconds = new int[INITIAL_SECONDS];
  private byte[] showings = new byte[INITIAL_SECONDS];
  private short[] confidences = new short[INITIAL_SECONDS];
  private float[] boxes = new float[BOX_FIELDS * INITIAL_SECONDS];

  /**
   * Adds a second; one that is not later than the last is known already and ignored.
   *
   * @param confidence in units of 1/10,000
   * @param box the face, pixels of the upright video; null if there is none
   */
  void add(long second, Showing showing, int confidence, Box box) {
    if (size > 0 && second <= seconds[size - 1]) {
      return;
    }
    if (size == seconds.length) {
      grow();
    }
    seconds[size] = Math.toIntExact(second);
    showings[size] = (byte) showing.ordinal();
    confidences[size] = (short) confidence;
    boxes[BOX_FIELDS * size] = box == null ? Float.NaN : box.getX();
    if (box != null) {
      boxes[BOX_FIELDS * size + 1] = box.getY();
      boxes[BOX_FIELDS * size + 2] = box.getWidth();
      boxes[BOX_FIELDS * size + 3] = box.getHeight();
    }
    size++;
  }

  /** Adds all rows of another. */
  void addAll(StudentSeconds other) {
    for (int row = 0; row < other.size; row++) {
      add(other.second(row), other.showing(row), other.confidence(row), other.box(row));
    }
  }

  private void grow() {
    int capacity = 2 * size;
    seconds = Arrays.copyOf(seconds, capacity);
    showings = Arrays.copyOf(showings, capacity);
    confidences = Arrays.copyOf(confidences, capacity);
    boxes = Arrays.copyOf(boxes, BOX_FIELDS * capacity);
  }

  /** How many seconds are known. */
  public int size() {
    return size;
  }

  /** The media time of row {@code row}, whole seconds. */
  public int second(int row) {
    return seconds[row];
  }

  /** What row {@code row} shows. */
  public Showing showing(int row) {
    return SHOWINGS[showings[row]];
  }

  /** In units of 1/10,000. */
  public int confidence(int row) {
    return confidences[row];
  }

  /** The face of row {@code row}, pixels of the upright video; null if there was none. */
  Box box(int row) {
    int at = BOX_FIELDS * row;
    return Float.isNaN(boxes[at])
        ? null
        : new Box(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
  }
}
