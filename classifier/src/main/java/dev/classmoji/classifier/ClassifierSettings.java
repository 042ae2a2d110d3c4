package dev.classmoji.classifier;

import dev.classmoji.classifier.batch.BatchPolicy;
import dev.classmoji.classifier.model.ModelChoice;
import dev.classmoji.classifier.model.ModelOptions;
import dev.classmoji.classifier.model.Provider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** The classifier's configuration. */
@ConfigMapping(prefix = "classmoji.classifier")
public interface ClassifierSettings {

  /** Whether the classifier starts with the application. */
  @WithDefault("true")
  boolean enabled();

  /**
   * The model: {@code standard}; {@code fast}, the same in integers, which needs about half of a
   * CPU's time; {@code auto}, the fast one on a CPU and the standard one on CUDA; or the path of an
   * ONNX file.
   */
  @WithDefault("auto")
  String model();

  /** Where the model runs: auto, cpu or cuda. */
  @WithDefault("auto")
  Provider provider();

  /** Cores that each poller's batches are shared among; all by default. Not for CUDA. */
  OptionalInt threads();

  /** The most crops to a batch; the cores share it, four crops at a time. */
  @WithDefault("16")
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

  /** The model that these settings mean. */
  default ModelChoice modelChoice() {
    return ModelChoice.of(model());
  }

  /** The model options that these settings mean. */
  default ModelOptions modelOptions() {
    return new ModelOptions(
        provider(), threads().orElseGet(Runtime.getRuntime()::availableProcessors));
  }
}
