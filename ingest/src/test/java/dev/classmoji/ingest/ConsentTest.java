package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentTest {
  @TempDir Path folder;

  @Test
  void shouldAdmitWhoIsListedByNameOrPseudonym() throws Exception {
    var file = folder.resolve("consent.txt");
    Files.writeString(file, "# class 7b\nAna\n\n  S03  # the one at the window\n");

    var admission = Consent.parse(file.toString()).admission(Map.of("S01", "Ana", "S02", "Ben"));

    assertThat(admission.admits("S01")).isTrue();
    assertThat(admission.admits("S02")).isFalse();
    assertThat(admission.admits("S03")).isTrue();
    assertThat(admission.admits("S04")).isFalse();
  }

  @Test
  void shouldAdmitEveryoneWhenAllAgreed() {
    assertThat(Consent.parse("all").given()).isTrue();
    assertThat(Consent.parse("all").admission(Map.of()).admits("S09")).isTrue();
  }

  @Test
  void shouldReadTheClassAsAWholeWhenNothingWasSaid() {
    assertThat(Consent.unasked().given()).isFalse();
    assertThat(Consent.unasked().admission(Map.of()).admits("S01")).isTrue();
  }

  @Test
  void shouldSayWhatToGiveInstead() {
    assertThatThrownBy(() -> Consent.parse(folder.resolve("none").toString()))
        .hasMessageContaining("give 'all', or a file");
  }
}
