package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One box per face, in an order that does not depend on the detector's. */
final class DistinctFaces {
  private static final Comparator<Face> SUREST_FIRST =
      Comparator.comparingDouble(Face::score)
          .reversed()
          .thenComparingDouble(Face::y)
          .thenComparingDouble(Face::x)
          .thenComparingDouble(Face::height)
          .thenComparingDouble(Face::width);

  private DistinctFaces() {}

  /**
   * Of boxes that cover each other, only the surest.
   *
   * @param duplicate the share of the smaller box, 0..1, above which two boxes are one face
   */
  static List<Face> of(List<Face> faces, double duplicate) {
    List<Face> distinct = new ArrayList<>();
    for (Face face : faces.stream().sorted(SUREST_FIRST).toList()) {
      if (distinct.stream().noneMatch(surer -> covered(surer, face) > duplicate)) {
        distinct.add(face);
      }
    }
    return distinct;
  }

  /** The share of the smaller face that lies in the other: unlike IoU it sees a box in a box. */
  private static double covered(Face one, Face other) {
    double overlap = one.overlap(other);
    double shared = overlap * (one.area() + other.area()) / (1 + overlap);
    return shared / Math.min(one.area(), other.area());
  }
}
