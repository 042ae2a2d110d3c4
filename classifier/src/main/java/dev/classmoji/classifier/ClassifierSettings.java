package dev.classmoji.classifier;

import dev.classmoji.classifier.batch.BatchPolicy;
import dev.classmoji.classifier.model.ModelFile;
import dev.classmoji.classifier.model.ModelOptions;
import dev.classmoji.classifier.model.Provider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The classifier's configuration. */
@ConfigMapping(prefix = "classmoji.classifier")
public interface ClassifierSettings {

  /** Whether the classifier starts with the application. */
  @WithDefault("true")
  boolean enabled();

  /** An ONNX file to use instead of the bundled model. */
  Optional<Path> model();

  /** Where the model runs: auto, cpu or cuda. */
  @WithDefault("auto")
  Provider provider();

  /** Threads of the model on the CPU, shared by all pollers; the number of cores by default. */
  OptionalInt threads();

  /**
   * Whether the model's idle threads spin before they sleep. They take their cores from whoever
   * decodes video on the same machine: with two cores under load from elsewhere the model read 40
   * to 45 crops a second spinning and 54 to 58 sleeping (ModelBenchmark, batches of 8).
   */
  @WithDefault("false")
  boolean spinning();

  /** Crops to a batch. The model always runs on this many; missing ones are padded. */
  @WithDefault("8")
  int batchSize();

  /** How long the first crop of a batch may wait for others. */
  @WithDefault("PT0.01S")
  Duration maxWait();

  /** Independent pollers in this process; more than partitions would idle. */
  @WithDefault("1")
  int pollers();

  /** How often offsets are committed: what is read twice after a crash, at most. */
  @WithDefault("PT0.2S")
  Duration commitInterval();

  /** Whether the application ends, with exit code 1, when the classifier cannot go on. */
  @WithDefault("true")
  boolean exitOnFailure();

  /** The policy that these settings mean. */
  default BatchPolicy batchPolicy() {
    return new BatchPolicy(batchSize(), maxWait());
  }

  /** The model file that these settings mean. */
  default ModelFile modelFile() {
    return model().map(ModelFile::at).orElseGet(ModelFile::bundled);
  }

  /** The model options that these settings mean. */
  default ModelOptions modelOptions() {
    return new ModelOptions(
        provider(), threads().orElseGet(Runtime.getRuntime()::availableProcessors), spinning());
  }
}
