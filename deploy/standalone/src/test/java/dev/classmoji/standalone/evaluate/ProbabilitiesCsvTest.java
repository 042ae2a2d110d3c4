package dev.classmoji.standalone.evaluate;

import static dev.classmoji.schemas.Showing.HAPPY;
import static dev.classmoji.schemas.Showing.SAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbabilitiesCsvTest {
  @TempDir Path folder;

  @Test
  void shouldWriteALineForEachImage() throws IOException {
    var file = folder.resolve("p.csv");
    try (var csv = new ProbabilitiesCsv(file)) {
      csv.accept(Readings.of("happy/1.png", HAPPY, HAPPY, 9001));
      csv.accept(Readings.of("sad/a,\"b\".png", SAD, HAPPY, 10_000));
    }

    assertThat(file)
        .hasContent(
            """
            path,label,angry,disgust,fear,happy,sad,surprise,neutral
            happy/1.png,happy,0.0000,0.0000,0.0000,0.9001,0.0999,0.0000,0.0000
            "sad/a,""b"".png",sad,0.0000,0.0000,0.0000,1.0000,0.0000,0.0000,0.0000
            """);
  }

  @Test
  void shouldSayWhereItCannotWrite() {
    assertThatThrownBy(() -> new ProbabilitiesCsv(folder.resolve("none/p.csv")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("p.csv: there is no such folder");
  }
}
