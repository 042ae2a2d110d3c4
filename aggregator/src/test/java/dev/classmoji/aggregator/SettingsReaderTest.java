package dev.classmoji.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.classmoji.schemas.Showing;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  @Test
  void shouldHaveAnEmojiForEachStateByDefault() {
    var emojis = SettingsReader.topology(settings(Map.of())).emojis();

    assertThat(Arrays.stream(Showing.values()).map(emojis::of))
        .containsExactly("😠", "🤢", "😨", "😄", "😢", "😲", "😐", "🤷", "💤");
  }

  @Test
  void shouldReadWhatIsConfigured() {
    var topology =
        SettingsReader.topology(
            settings(
                Map.of(
                    "classmoji.aggregator.smoothing", "PT1S",
                    "classmoji.aggregator.away-after", "5s",
                    "classmoji.aggregator.margin", "0.2",
                    "classmoji.aggregator.ended-kept", "PT2H",
                    "classmoji.aggregator.emoji.happy", ":)")));

    assertThat(topology.feedback().smoothing().tau()).isEqualTo(Duration.ofSeconds(1));
    assertThat(topology.feedback().awayAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(topology.feedback().policy().margin()).isEqualTo(0.2);
    assertThat(topology.endedKept()).isEqualTo(Duration.ofHours(2));
    assertThat(topology.emojis().of(Showing.HAPPY)).isEqualTo(":)");
  }

  @Test
  void shouldNameTheSettingThatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SettingsReader.topology(
                    settings(Map.of("classmoji.aggregator.unsure-below", "0.9"))))
        .withMessageContaining("unsure-below");
  }

  @Test
  void shouldReadHowStreamsRuns() {
    var streams =
        SettingsReader.streams(
            settings(Map.of("classmoji.aggregator.threads", "3")), Path.of("state"));

    assertThat(streams.threads()).isEqualTo(3);
    assertThat(streams.applicationId()).isEqualTo("classmoji-aggregator");
    assertThat(streams.commitInterval()).isEqualTo(Duration.ofMillis(25));
    assertThat(streams.stateDirectory()).isEqualTo(Path.of("state"));
  }

  private static AggregatorSettings settings(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(AggregatorSettings.class)
        .addDiscoveredConverters()
        .withDefaultValues(properties)
        .build()
        .getConfigMapping(AggregatorSettings.class);
  }
}
