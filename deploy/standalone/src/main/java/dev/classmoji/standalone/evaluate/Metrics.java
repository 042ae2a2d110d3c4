package dev.classmoji.standalone.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.classmoji.classifier.model.Provider;
import java.util.List;
import java.util.Map;

/**
 * How well a model read a set of images, as {@code metrics.json} states it.
 *
 * @param accuracy share of right answers, with Wilson's interval
 * @param loss mean negative log-likelihood of the truth, nats
 * @param macroRecall mean of the classes' recalls, with a bootstrap's interval
 * @param ece expected calibration error over {@code calibration}
 * @param perClass by class name
 * @param confusion rows are the truth, columns what was read, in the order of perClass
 * @param images how many were read
 */
record Metrics(
    double accuracy,
    Interval accuracyInterval,
    double loss,
    Interval lossInterval,
    double macroRecall,
    Interval macroRecallInterval,
    double ece,
    List<Calibration.Bin> calibration,
    Map<String, OneClass> perClass,
    Confusion confusion,
    int images,
    @JsonUnwrapped Run run) {

  /**
   * One class; a share of nothing is 0 with the interval 0..1.
   *
   * @param support how many images show it
   */
  record OneClass(
      double precision,
      Interval precisionInterval,
      double recall,
      Interval recallInterval,
      double f1,
      int support) {}

  /**
   * What was read with what, and how fast.
   *
   * @param skipped files in class folders that could not be read
   * @param skippedReasons how many for each reason
   * @param unknownFolders folders that no class names, and how many files lie in each
   * @param imagesPerSecond of the model's own time
   * @param imagesPerSecondInAll of all time: files read, decoded, cut, shown to the model
   * @param source the name of the folder or ZIP, and of the parts that were chosen
   */
  record Run(
      int skipped,
      Map<String, Integer> skippedReasons,
      Map<String, Integer> unknownFolders,
      double imagesPerSecond,
      double imagesPerSecondInAll,
      String source,
      Model model) {}

  /**
   * The model, as it was run.
   *
   * @param version its metadata's; where there is none, file name and a hash of the content
   * @param threads cores that shared a batch
   */
  record Model(String version, String file, Provider provider, int threads, int batchSize) {}
}
