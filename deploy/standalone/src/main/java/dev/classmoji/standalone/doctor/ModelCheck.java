package dev.classmoji.standalone.doctor;

import dev.classmoji.classifier.model.ExpressionModel;
import dev.classmoji.classifier.model.ModelChoice;
import dev.classmoji.classifier.model.ModelException;
import dev.classmoji.classifier.model.ModelOptions;
import dev.classmoji.classifier.model.Provider;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Locale;

/** The bundled expression model, on blank crops, as the classifier runs it by default. */
final class ModelCheck implements Check {
  private static final int BATCH = 8;

  @Override
  public String subject() {
    return "expression model";
  }

  @Override
  public Finding look() {
    var options = new ModelOptions(Provider.AUTO, Runtime.getRuntime().availableProcessors());
    try (var model = ExpressionModel.load(ModelChoice.of("auto"), options);
        var reader = model.reader(BATCH)) {
      var crops = Collections.nCopies(BATCH, ByteBuffer.allocate(model.shape().bytes()));
      double millis = Stopwatch.medianMillis(() -> reader.read(crops)) / BATCH;
      return judge(model.id(), model.provider(), millis);
    } catch (ModelException e) {
      return Finding.fail(
          e.getMessage(), "Its file is damaged: delete deploy/standalone/target and build again.");
    }
  }

  /**
   * @param id the model's
   * @param millis per crop
   */
  static Finding judge(String id, Provider provider, double millis) {
    var where = provider == Provider.CUDA ? "GPU" : "CPU";
    return Finding.ok(
        String.format(Locale.ROOT, "%s on the %s, %.1f ms a crop", id, where, millis));
  }
}
