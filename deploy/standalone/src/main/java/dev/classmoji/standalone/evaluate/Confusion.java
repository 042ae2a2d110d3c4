package dev.classmoji.standalone.evaluate;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.classmoji.schemas.Showing;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How often each class was read as each: rows are the truth, columns what was read. */
final class Confusion {
  private static final int SIZE = ClassNames.CLASSES.size();

  private final int[][] counts = new int[SIZE][SIZE];

  void add(Showing truth, Showing read) {
    counts[truth.ordinal()][read.ordinal()]++;
  }

  int count(Showing truth, Showing read) {
    return counts[truth.ordinal()][read.ordinal()];
  }

  /** How many images there are of a class. */
  int support(Showing truth) {
    return Arrays.stream(counts[truth.ordinal()]).sum();
  }

  /** How many images were read as a class. */
  int read(Showing as) {
    return Arrays.stream(counts).mapToInt(row -> row[as.ordinal()]).sum();
  }

  int right(Showing truth) {
    return count(truth, truth);
  }

  int right() {
    return IntStream.range(0, SIZE).map(i -> counts[i][i]).sum();
  }

  int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  @JsonValue
  int[][] counts() {
    return Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
  }
}
