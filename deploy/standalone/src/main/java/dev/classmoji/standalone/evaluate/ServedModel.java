package dev.classmoji.standalone.evaluate;

import dev.classmoji.classifier.ClassifierSettings;
import dev.classmoji.classifier.model.CropShape;
import dev.classmoji.classifier.model.ExpressionModel;
import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.classifier.model.ModelException;
import dev.classmoji.classifier.model.ModelFile;
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

  private ServedModel(ExpressionModel model, ModelFile file, ClassifierSettings settings) {
    this.model = model;
    reader = model.reader(settings.batchSize());
    facts =
        new Metrics.Model(
            model.id(),
            file.name(),
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
    var file = other.map(ModelFile::of).orElseGet(settings::modelFile);
    var model = ExpressionModel.load(file, settings.modelOptions());
    var crop = new CropShape(cut, cut);
    if (!model.shape().equals(crop)) {
      model.close();
      throw new ModelException(
          "model %s: it takes crops of %s, but ingest cuts %s"
              .formatted(file.name(), model.shape(), crop));
    }
    return new ServedModel(model, file, settings);
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
