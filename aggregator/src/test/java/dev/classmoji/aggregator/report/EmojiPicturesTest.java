package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.report.EmojiPictures.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmojiPicturesTest {
  private static final List<String> DEFAULTS =
      List.of("😠", "🤢", "😨", "😄", "😢", "😲", "😐", "🤷", "💤");

  @Test
  void shouldDrawEveryDefaultEmojiAsTheDashboardDoes() {
    var drawn = EmojiPictures.of(DEFAULTS).drawn();

    assertThat(drawn).containsOnlyKeys(DEFAULTS);
    assertThat(drawn.values()).extracting(Picture::drawing).doesNotHaveDuplicates();
    assertThat(drawn.get("😄").id()).isEqualTo("emoji-happy");
    assertThat(drawn.get("💤").id()).isEqualTo("emoji-away");
  }

  @Test
  void shouldDrawWithShapesAlone() {
    assertThat(EmojiPictures.of(DEFAULTS).drawn().values())
        .allSatisfy(
            picture -> {
              assertThat(picture.viewBox()).isEqualTo("0 0 32 32");
              assertThat(picture.drawing())
                  .startsWith("<g ")
                  .endsWith("</g>")
                  .doesNotContain("id=", "href", "url(", "<style", "<script", "<svg");
            });
  }

  @Test
  void shouldHaveNoPictureOfAnEmojiThatTheDashboardWritesAsText() {
    assertThat(EmojiPictures.of(List.of("🙂", "😄")).drawn()).containsOnlyKeys("😄");
  }

  @Test
  void shouldHandOnTheLicenceOfItsDrawings() {
    assertThat(EmojiPictures.of(DEFAULTS).licence())
        .contains("Fluent Emoji", "MIT License", "Copyright (c) Microsoft Corporation.")
        .doesNotContain("--"); // it goes into a comment
  }
}
