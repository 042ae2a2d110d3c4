package dev.classmoji.aggregator.subscription.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Showing;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  @Test
  void shouldWrapAnEventAsACloudEventOnOneLine() {
    assertThat(json(Events.read("S01", 17, Showing.NEUTRAL, Showing.HAPPY)))
        .isEqualTo(
            """
            {"specversion":"1.0","type":"dev.classmoji.emoji.changed",\
            "source":"/sessions/math-7b~k3f9","subject":"S01","id":"S01-17",\
            "time":"2025-06-15T15:06:40Z","datacontenttype":"application/json",\
            "dataschema":"urn:classmoji:emoji-changed:1",\
            "data":{"session":"math-7b~k3f9","student":"S01","sequence":17,"from":"neutral",\
            "to":"happy","emoji":"😄","confidence":0.8123,"since_s":1.400000,"frame":7,\
            "captured_at":"2025-06-15T15:06:40Z","published_at":"2025-06-15T15:06:40.001Z",\
            "classified_at":"2025-06-15T15:06:40.001500Z","appended_at":"2025-06-15T15:06:40.002Z"}}""");
  }

  @Test
  void shouldTellWhenKafkaHadItWhereNoPictureCausedIt() {
    assertThat(json(Events.left("S02", 3, Showing.HAPPY)))
        .contains("\"time\":\"2025-06-15T15:06:40.002Z\"", "\"frame\":null", "\"captured_at\":null")
        .contains("\"to\":\"away\"", "\"confidence\":0.0000");
  }

  @Test
  void shouldSayThatNothingWasShownBeforeAFirstEvent() {
    assertThat(json(Events.read("S01", 1, null, Showing.HAPPY))).contains("\"from\":null");
  }

  private static String json(EmojiEvent event) {
    return new String(Envelope.of(Events.at(2, 1234, event)).json(), UTF_8);
  }
}
