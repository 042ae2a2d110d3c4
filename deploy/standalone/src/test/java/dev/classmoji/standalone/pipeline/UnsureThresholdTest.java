package dev.classmoji.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.classifier.model.ModelFile;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregator and model know nothing of each other: here their thresholds are held together. */
class UnsureThresholdTest {

  @ParameterizedTest
  @ValueSource(strings = {"standard", "fast"})
  void shouldBeUnsureWhereTheModelsOwnRiskCurveSays(String model) throws OrtException {
    var policy =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(AggregatorSettings.class)
            .build()
            .getConfigMapping(AggregatorSettings.class)
            .feedback();

    try (var session = OrtEnvironment.getEnvironment().createSession(ModelFile.of(model).bytes())) {
      var said = session.getMetadata().getCustomMetadataValue("unsure_below");
      assertThat(said).map(Double::parseDouble).contains(policy.unsureBelow());
    }
  }
}
