package dev.classmoji.standalone.evaluate;

import java.util.List;

/**
 * All that the template {@code evaluation.html} shows, in words and numbers; the template works
 * nothing out.
 *
 * @param source the name of what was read
 * @param model the version of the model
 * @param file the model's file
 * @param when date and time of the evaluation, with the time zone
 * @param classes the names of the classes
 * @param rows of the confusion matrix
 * @param figures of the classes
 * @param examples of each class; classes without any are left out
 * @param leftOut what was not read, a sentence each
 */
record EvaluationPage(
    String source,
    String model,
    String file,
    String when,
    List<Fact> facts,
    List<String> classes,
    List<Row> rows,
    List<ClassFigures> figures,
    ReliabilityDiagram reliability,
    List<ClassExamples> examples,
    List<String> leftOut) {

  /** A figure, what it is, and what it means. */
  record Fact(String name, String value, String note) {}

  /** What the images of one class were read as. */
  record Row(String truth, List<Cell> cells, String images) {}

  /**
   * How often a class was read as another, or as itself.
   *
   * @param percent of the class's images
   * @param shade how dark the cell is, 0..1
   */
  record Cell(String count, String percent, String shade, boolean right) {}

  /** One line of the table of classes. */
  record ClassFigures(
      String name, String precision, String recall, String interval, String f1, String images) {}

  /** The surest answers for images of a class. */
  record ClassExamples(String name, List<Example> right, List<Example> wrong) {}

  /**
   * One image.
   *
   * @param png a data URI
   * @param path in the folder or ZIP
   * @param name of its file
   * @param read the class that it was read as
   * @param confidence the probability of that
   */
  record Example(String png, String path, String name, String read, String confidence) {}
}
