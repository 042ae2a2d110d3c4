package dev.classmoji.standalone.evaluate;

import dev.classmoji.classifier.ClassifierSettings;
import dev.classmoji.classifier.model.CropShape;
import dev.classmoji.classifier.model.ExpressionModel;
import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.classifier.model.ModelChoice;
import dev.classmoji.classifier.model.ModelException;
import dev.classmoji.ingest.IngestSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;

/**
 * A model, run as this installation would serve it: by the settings of classifier and ingest,
 * without starting either.
 */
final class ServedModel implements AutoCloseable {
  private final ExpressionModel model;
  private final ExpressionReader reader;
  private final Metrics.Model facts;

  private ServedModel(ExpressionModel model, ClassifierSettings settings) {
    this.model = model;
    reader = model.reader(settings.batchSize());
    facts =
        new Metrics.Model(
            model.id(),
            model.fileName(),
            model.provider(),
            settings.modelOptions().threads(),
            settings.batchSize());
  }

  /**
   * Loads a model and checks it.
   *
   * @param other a model as the classifier's setting names it, instead of the one that is served
   * @throws ModelException naming the model and what is wrong with it
   */
  static ServedModel load(Optional<String> other) {
    var config =
        new SmallRyeConfigBuilder()
            .addDefaultSources()
            .addDiscoveredConverters()
            .withMapping(ClassifierSettings.class)
            .withMapping(IngestSettings.class)
            .withValidateUnknown(false)
            .build();
    var settings = config.getConfigMapping(ClassifierSettings.class);
    int cut = config.getConfigMapping(IngestSettings.class).cropSize();
    var choice = other.map(ModelChoice::of).orElseGet(settings::modelChoice);
    var model = ExpressionModel.load(choice, settings.modelOptions());
    var crop = new CropShape(cut, cut);
    if (!model.shape().equals(crop)) {
      model.close();
      throw new ModelException(
          "model %s: it takes crops of %s, but ingest cuts %s"
              .formatted(model.fileName(), model.shape(), crop));
    }
    return new ServedModel(model, settings);
  }

  ExpressionReader reader() {
    return reader;
  }

  Metrics.Model facts() {
    return facts;
  }

  @Override
  public void close() {
    reader.close();
    model.close();
  }
}
