package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.Showing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final List<String> ALL = List.of();

  @Test
  void shouldLabelAnImageByTheNearestFolderThatNamesAClass() throws Exception {
    var layout =
        Layout.of(
            List.of("happy/1.png", "test/Anger/2.png", "a/b/sad/c/3.png", "fear/joy/4.png"), ALL);

    assertThat(layout.images())
        .containsExactly(
            new LabelledImage("happy/1.png", Showing.HAPPY),
            new LabelledImage("test/Anger/2.png", Showing.ANGRY),
            new LabelledImage("a/b/sad/c/3.png", Showing.SAD),
            new LabelledImage("fear/joy/4.png", Showing.HAPPY));
    assertThat(layout.warning()).isEmpty();
  }

  @Test
  void shouldNotTakeAFileNameForAClass() throws Exception {
    var layout = Layout.of(List.of("happy", "sad/happy.png"), ALL);

    assertThat(layout.images()).containsExactly(new LabelledImage("sad/happy.png", Showing.SAD));
    assertThat(layout.unknown()).containsExactly(Map.entry("(no folder)", 1));
  }

  @Test
  void shouldNameTheFoldersThatNoClassNamesInOneLine() throws Exception {
    var layout =
        Layout.of(List.of("contempt/1.png", "contempt/2.png", "happy/3.png", "x/y/4.png"), ALL);

    assertThat(layout.images()).hasSize(1);
    assertThat(layout.warning())
        .contains("left out 3 files in folders that no class names: contempt, x/y");
  }

  @Test
  void shouldTakeTheChosenPartsAlone() throws Exception {
    var files = List.of("Test/happy/1.png", "train/sad/2.png", "val/sad/3.png");

    assertThat(Layout.of(files, List.of("test")).images())
        .extracting(LabelledImage::file)
        .containsExactly("Test/happy/1.png");
    assertThat(Layout.of(files, List.of("train", "val")).images()).hasSize(2);
  }

  @Test
  void shouldRefuseTrainingImagesBesideOthersUnlessTheyAreChosen() throws Exception {
    var files = List.of("x/public-test/happy/1.png", "x/training/happy/2.png");

    assertRefused(files, ALL, "training images beside others (public-test, training)");
    assertRefused(files, List.of("x"), "--part public-test");
    assertThat(Layout.of(files, List.of("public-test")).images()).hasSize(1);
    assertThat(Layout.of(files, List.of("training", "public-test")).images()).hasSize(2);
    assertThat(Layout.of(List.of("train/happy/1.png"), ALL).images()).hasSize(1);
    assertThat(Layout.of(List.of("anna/happy/1.png", "ben/happy/1.png"), ALL).images()).hasSize(2);
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertRefused(List.of(), ALL, "it is empty");
    assertRefused(List.of("a/1.png", "b/2.png"), ALL, "it has a, b, but needs angry, disgust,");
    assertRefused(List.of("happy/1.png"), List.of("test"), "no file in a folder named test");
  }

  private static void assertRefused(List<String> files, List<String> parts, String why) {
    assertThatThrownBy(() -> Layout.of(files, parts))
        .isInstanceOf(UnusableImagesException.class)
        .hasMessageContaining(why);
  }
}
