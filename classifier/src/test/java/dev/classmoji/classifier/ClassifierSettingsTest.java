package dev.classmoji.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.classifier.batch.BatchPolicy;
import dev.classmoji.classifier.model.ModelOptions;
import dev.classmoji.classifier.model.Provider;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassifierSettingsTest {

  @Test
  void shouldHaveDefaultsForEverything() {
    var settings = settings(Map.of());

    assertThat(settings.enabled()).isTrue();
    assertThat(settings.pollers()).isEqualTo(1);
    assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(200));
    assertThat(settings.exitOnFailure()).isTrue();
    assertThat(settings.batchPolicy()).isEqualTo(new BatchPolicy(16, Duration.ofMillis(10)));
    assertThat(settings.modelChoice().file(false).name()).isEqualTo("expression-int8.onnx");
    assertThat(settings.modelChoice().file(true).name()).isEqualTo("expression.onnx");
    assertThat(settings.modelOptions())
        .isEqualTo(new ModelOptions(Provider.AUTO, Runtime.getRuntime().availableProcessors()));
  }

  @Test
  void shouldTakeWhatIsConfigured() {
    var settings =
        settings(
            Map.of(
                "classmoji.classifier.provider", "cuda",
                "classmoji.classifier.model", "standard",
                "classmoji.classifier.threads", "3",
                "classmoji.classifier.batch-size", "32",
                "classmoji.classifier.max-wait", "0ms"));

    assertThat(settings.modelChoice().file(false).name()).isEqualTo("expression.onnx");
    assertThat(settings.modelOptions()).isEqualTo(new ModelOptions(Provider.CUDA, 3));
    assertThat(settings.batchPolicy()).isEqualTo(new BatchPolicy(32, Duration.ZERO));
  }

  private static ClassifierSettings settings(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(ClassifierSettings.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(ClassifierSettings.class);
  }
}
