package dev.classmoji.ingest.student;

import java.util.Arrays;

/**
 * Pairs rows with columns for the greatest total gain: Hungarian method by shortest augmenting
 * paths (Kuhn, Munkres; Jonker and Volgenant).
 */
final class Assignment {
  static final int NONE = -1;

  private Assignment() {}

  /**
   * The best pairing; a row or column may stay alone. Takes O(short side squared x long side).
   *
   * @param gain {@code [rows][columns]}, below infinity; a pair that gains nothing (0, less, or
   *     NaN) is forbidden
   * @return for each row its column, or {@link #NONE}
   */
  static int[] best(double[][] gain) {
    int rows = gain.length;
    int columns = rows == 0 ? 0 : gain[0].length;
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, NONE);
    boolean tall = rows > columns;
    int[] pairOf = tall ? pairAll(transposed(gain, columns)) : pairAll(gain);
    for (int i = 0; i < pairOf.length; i++) {
      int row = tall ? pairOf[i] : i;
      int column = tall ? i : pairOf[i];
      // to be paired for no gain is as good as to stay alone, and stands for it in the search
      if (gain[row][column] > 0) {
        columnOf[row] = column;
      }
    }
    return columnOf;
  }

  /**
   * Gives every row of a wide matrix a column; columns are counted from 1, 0 is the path's root.
   */
  private static int[] pairAll(double[][] gain) {
    int rows = gain.length;
    int columns = rows == 0 ? 0 : gain[0].length;
    double[] rowPrice = new double[rows + 1];
    double[] columnPrice = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      int[] cameFrom = new int[columns + 1];
      int end = cheapestFreeColumn(gain, rowPrice, columnPrice, rowOf, cameFrom);
      for (int column = end; column != 0; column = cameFrom[column]) {
        rowOf[column] = rowOf[cameFrom[column]];
      }
    }
    int[] columnOf = new int[rows];
    for (int column = 1; column <= columns; column++) {
      if (rowOf[column] != 0) {
        columnOf[rowOf[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  /** Dijkstra over reduced costs from the row at the root; leaves the way back in cameFrom. */
  private static int cheapestFreeColumn(
      double[][] gain, double[] rowPrice, double[] columnPrice, int[] rowOf, int[] cameFrom) {
    double[] distance = new double[columnPrice.length];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    boolean[] settled = new boolean[columnPrice.length];
    int here = 0;
    do {
      settled[here] = true;
      int row = rowOf[here];
      int nearest = 0;
      double step = Double.POSITIVE_INFINITY;
      for (int column = 1; column < distance.length; column++) {
        if (settled[column]) {
          continue;
        }
        double reduced = cost(gain[row - 1][column - 1]) - rowPrice[row] - columnPrice[column];
        if (reduced < distance[column]) {
          distance[column] = reduced;
          cameFrom[column] = here;
        }
        if (distance[column] < step) {
          step = distance[column];
          nearest = column;
        }
      }
      for (int column = 0; column < distance.length; column++) {
        if (settled[column]) {
          rowPrice[rowOf[column]] += step;
          columnPrice[column] -= step;
        } else {
          distance[column] -= step;
        }
      }
      here = nearest;
    } while (rowOf[here] != 0);
    return here;
  }

  private static double cost(double gain) {
    return gain > 0 ? -gain : 0;
  }

  private static double[][] transposed(double[][] matrix, int columns) {
    double[][] flipped = new double[columns][matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < columns; column++) {
        flipped[column][row] = matrix[row][column];
      }
    }
    return flipped;
  }
}
