package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts figures and examples into the words and drawings of an {@link EvaluationPage}. */
final class EvaluationPageBuilder {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

  private final Metrics metrics;
  private final Examples examples;

  EvaluationPageBuilder(Metrics metrics, Examples examples) {
    this.metrics = metrics;
    this.examples = examples;
  }

  EvaluationPage build(ZonedDateTime when) {
    var run = metrics.run();
    return new EvaluationPage(
        run.source(),
        run.model().version(),
        run.model().file(),
        WHEN.format(when),
        facts(),
        ClassNames.CLASSES.stream().map(ClassNames::name).toList(),
        ClassNames.CLASSES.stream().map(this::row).toList(),
        ClassNames.CLASSES.stream().map(this::figures).toList(),
        ReliabilityDiagram.of(metrics.calibration()),
        ClassNames.CLASSES.stream()
            .filter(each -> metrics.confusion().support(each) > 0)
            .map(this::examples)
            .toList(),
        leftOut());
  }

  private List<EvaluationPage.Fact> facts() {
    var run = metrics.run();
    var model = run.model();
    return List.of(
        fact(
            "Accuracy",
            Numbers.percent(metrics.accuracy()),
            "95 % interval " + Numbers.percents(metrics.accuracyInterval())),
        fact(
            "Macro recall",
            Numbers.percent(metrics.macroRecall()),
            "each class as heavy as any other; " + Numbers.percents(metrics.macroRecallInterval())),
        fact(
            "Loss",
            Numbers.thousandths(metrics.loss()),
            "mean negative log-likelihood; %s to %s"
                .formatted(
                    Numbers.thousandths(metrics.lossInterval().low()),
                    Numbers.thousandths(metrics.lossInterval().high()))),
        fact(
            "Calibration error",
            Numbers.thousandths(metrics.ece()),
            "how far confidence is from accuracy, on average; 0 is best"),
        fact(
            "Images",
            Numbers.count(metrics.images()),
            run.skipped() == 0 ? "none skipped" : Numbers.count(run.skipped()) + " skipped"),
        fact(
            "Images per second",
            Numbers.count(Math.round(run.imagesPerSecond())),
            "on the %s, %d to a batch, %d threads"
                .formatted(model.provider(), model.batchSize(), model.threads())));
  }

  private static EvaluationPage.Fact fact(String name, String value, String note) {
    return new EvaluationPage.Fact(name, value, note);
  }

  private EvaluationPage.Row row(Showing truth) {
    int support = metrics.confusion().support(truth);
    return new EvaluationPage.Row(
        ClassNames.name(truth),
        ClassNames.CLASSES.stream().map(read -> cell(truth, read, support)).toList(),
        Numbers.count(support));
  }

  private EvaluationPage.Cell cell(Showing truth, Showing read, int support) {
    int count = metrics.confusion().count(truth, read);
    double share = support == 0 ? 0 : (double) count / support;
    return new EvaluationPage.Cell(
        Numbers.count(count),
        Numbers.wholePercent(share),
        String.format(Locale.ROOT, "%.2f", share),
        truth == read);
  }

  private EvaluationPage.ClassFigures figures(Showing each) {
    var name = ClassNames.name(each);
    var figures = metrics.perClass().get(name);
    return new EvaluationPage.ClassFigures(
        name,
        Numbers.percent(figures.precision()),
        Numbers.percent(figures.recall()),
        Numbers.percents(figures.recallInterval()),
        Numbers.thousandths(figures.f1()),
        Numbers.count(figures.support()));
  }

  private EvaluationPage.ClassExamples examples(Showing each) {
    return new EvaluationPage.ClassExamples(
        ClassNames.name(each),
        examples.right(each).stream().map(EvaluationPageBuilder::example).toList(),
        examples.wrong(each).stream().map(EvaluationPageBuilder::example).toList());
  }

  private static EvaluationPage.Example example(Reading reading) {
    var path = reading.image().file();
    return new EvaluationPage.Example(
        Thumbnail.png(reading.crop()),
        path,
        path.substring(path.lastIndexOf('/') + 1),
        ClassNames.name(reading.answer()),
        Numbers.percent((double) reading.confidence() / Reading.CERTAIN));
  }

  private List<String> leftOut() {
    var leftOut = new ArrayList<String>();
    var run = metrics.run();
    run.skippedReasons()
        .forEach((reason, files) -> leftOut.add("%,d skipped: %s".formatted(files, reason)));
    run.unknownFolders()
        .forEach(
            (folder, files) ->
                leftOut.add("%,d in %s, which names no class".formatted(files, folder)));
    return leftOut;
  }
}
