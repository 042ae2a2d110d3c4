package dev.classmoji.ingest.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;

/**
 * Makes one box of those that show the same face: their mean, weighted by score, with the best
 * score. The mean is steadier than the surest box alone, by which the expression model read 2
 * points less of the sample.
 */
final class DistinctBoxes {
  /** The surest first; then by place, so that ties do not depend on the order of arrival. */
  private static final Comparator<Face> SUREST_FIRST =
      Comparator.comparingDouble(Face::score)
          .reversed()
          .thenComparingDouble(Face::y)
          .thenComparingDouble(Face::x)
          .thenComparingDouble(Face::width)
          .thenComparingDouble(Face::height);

  private DistinctBoxes() {}

  /**
   * The distinct faces, the surest first.
   *
   * @param maxOverlap intersection over union with a surer box above which a box shows its face
   */
  static List<Face> among(List<Face> candidates, float maxOverlap) {
    var left = new LinkedList<>(candidates);
    left.sort(SUREST_FIRST);
    var distinct = new ArrayList<Face>();
    while (!left.isEmpty()) {
      var surest = left.getFirst();
      var same = left.stream().filter(box -> box.overlap(surest) > maxOverlap).toList();
      left.removeIf(box -> box == surest || box.overlap(surest) > maxOverlap);
      distinct.add(mean(same, surest.score()));
    }
    return distinct;
  }

  private static Face mean(List<Face> boxes, float score) {
    double weight = 0;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    for (var box : boxes) {
      weight += box.score();
      x += box.score() * box.x();
      y += box.score() * box.y();
      width += box.score() * box.width();
      height += box.score() * box.height();
    }
    return new Face(
        (float) (x / weight),
        (float) (y / weight),
        (float) (width / weight),
        (float) (height / weight),
        score);
  }
}
