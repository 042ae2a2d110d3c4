package dev.classmoji.standalone.evaluate;

import dev.classmoji.aggregator.report.ReportFolder;
import dev.classmoji.classifier.model.ModelException;
import dev.classmoji.standalone.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code classmoji evaluate}: how well the model reads faces whose expressions are known. */
@Command(
    name = "evaluate",
    description = "Measures how well the model, as it is served, reads your own labelled faces.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each image is one face, framed as a face detector does, in a folder of its class: angry,"
          + " disgust, fear, happy, sad, surprise, neutral, or a synonym such as anger, joy or calm."
          + " Class folders may lie at any depth. Where a folder of training images lies beside"
          + " others, --part must choose. Files that are no image are skipped and counted.",
      "",
      "The images stay in memory, and report.html alone shows some of them: for each class the six"
          + " of which the model was surest, right and wrong, as 64 by 64 gray pixels.",
      "",
      "Examples:",
      "  classmoji evaluate --images faces    of faces/happy/1.png, faces/sad/2.jpg, ...",
      "  classmoji evaluate --images fer2013.zip --part public-test",
      "  classmoji evaluate --images faces --out out    and write out/report.html",
      "  classmoji evaluate --images faces --model other.onnx --probabilities p.csv",
      "",
      "Exit codes: 0 done; 1 Classmoji failed; 2 the images, the model or an option cannot be used;"
          + " 130 interrupted."
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final int EXAMPLES = 6;

  @Spec private CommandSpec spec;

  @Option(
      names = "--images",
      paramLabel = "DIR|ZIP",
      required = true,
      description = "A folder of images for each class; a ZIP is read as it is.")
  private Path images;

  @Option(
      names = "--part",
      paramLabel = "NAME",
      split = ",",
      description = "Only images in folders of this name, e.g. test (default: all images).")
  private List<String> parts = List.of();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "auto, standard, fast or an ONNX file: measured instead of what the classifier serves.")
  private String model;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write metrics.json and report.html there.")
  private Path out;

  @Option(
      names = "--probabilities",
      paramLabel = "FILE",
      description = "Write a CSV there: path, label and seven probabilities of each image.")
  private Path probabilities;

  @Override
  public Integer call() {
    System.setProperty("java.awt.headless", "true"); // decoding needs no display
    try (var set = ImageSet.at(images)) {
      evaluate(set, Layout.of(set.files(), parts));
      return CommandLine.ExitCode.OK;
    } catch (UnusableImagesException e) {
      throw new UnusableInputException(
          spec.commandLine(), "%s: %s".formatted(images, e.getMessage()));
    } catch (ModelException e) {
      throw new UnusableInputException(
          spec.commandLine(),
          e.getMessage() + "; give an ONNX file as classifier/training/export.py writes it");
    } catch (IOException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    }
  }

  private void evaluate(ImageSet set, Layout layout) throws IOException, UnusableImagesException {
    layout.warning().ifPresent(spec.commandLine().getErr()::println);
    var folder = out == null ? null : ReportFolder.at(out);
    try (var csv = probabilities == null ? null : new ProbabilitiesCsv(probabilities);
        var served = ServedModel.load(Optional.ofNullable(model))) {
      var tally = new Tally();
      var examples = new Examples(EXAMPLES);
      var readings = tally.andThen(examples);
      var evaluation =
          new Evaluation(set, served.reader(), csv == null ? readings : readings.andThen(csv));
      try (var progress = new Progress(layout.images().size())) {
        evaluation.run(layout.images(), progress);
      }
      var metrics = tally.metrics(run(layout, served, evaluation));
      EvaluationText.lines(metrics).forEach(spec.commandLine().getOut()::println);
      if (folder != null) {
        new EvaluationReport(metrics, examples).writeTo(folder);
      }
    }
  }

  private Metrics.Run run(Layout layout, ServedModel served, Evaluation evaluation)
      throws UnusableImagesException {
    var skipped = evaluation.skipped();
    skipped.lines().forEach(spec.commandLine().getErr()::println);
    int read = layout.images().size() - skipped.count();
    if (read == 0) {
      throw new UnusableImagesException("none of its files can be read as an image");
    }
    return new Metrics.Run(
        skipped.count(),
        skipped.reasons(),
        layout.unknown(),
        read / evaluation.modelSeconds(),
        read / evaluation.seconds(),
        source(),
        served.facts());
  }

  /** What was read, by name: {@code fer2013.zip, public-test}. */
  private String source() {
    var place = String.valueOf(images.toAbsolutePath().normalize().getFileName());
    return Stream.concat(Stream.of(place), parts.stream()).collect(Collectors.joining(", "));
  }
}
