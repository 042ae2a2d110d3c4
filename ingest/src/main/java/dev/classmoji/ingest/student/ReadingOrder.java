package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Rows from the top down, each from left to right: the order in which students are numbered. */
final class ReadingOrder {
  /** In sizes of a row's highest face: faces bob by less, and the next row is farther down. */
  private static final double ROW = 0.75;

  private static final Comparator<Face> DOWN =
      Comparator.comparingDouble(Face::centreY).thenComparingDouble(Face::centreX);
  private static final Comparator<Face> ACROSS =
      Comparator.comparingDouble(Face::centreX).thenComparingDouble(Face::centreY);

  private ReadingOrder() {}

  static <T> List<T> of(List<T> items, Function<T, Face> face) {
    List<T> ordered = new ArrayList<>();
    List<T> row = new ArrayList<>();
    for (T item : items.stream().sorted(Comparator.comparing(face, DOWN)).toList()) {
      if (!row.isEmpty() && below(face.apply(row.get(0)), face.apply(item))) {
        ordered.addAll(leftToRight(row, face));
        row.clear();
      }
      row.add(item);
    }
    ordered.addAll(leftToRight(row, face));
    return ordered;
  }

  private static boolean below(Face highest, Face face) {
    return face.centreY() - highest.centreY() > ROW * Math.sqrt(highest.area());
  }

  private static <T> List<T> leftToRight(List<T> row, Function<T, Face> face) {
    return row.stream().sorted(Comparator.comparing(face, ACROSS)).toList();
  }
}
