package dev.classmoji.aggregator.report;

import static dev.classmoji.aggregator.report.Scene.classFeedback;
import static dev.classmoji.aggregator.report.Scene.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.Showing;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private final StringWriter out = new StringWriter();
  private final SessionFold fold = new SessionFold();

  @Test
  void shouldWriteStudentsByTimeThenNumber() throws IOException {
    fold.visit(feedback("S10", 0L, Showing.HAPPY, new Box(10f, 20.04f, 64f, 80.25f)), 0);
    fold.visit(feedback("S10", 1L, Showing.AWAY, null), 0);
    fold.visit(classFeedback(0, 0, 0, 0, 1, 0, 0, 0, 0, 0), 0);
    fold.visit(feedback("S02", 1L, Showing.UNSURE, new Box(-1.5f, 0f, 64f, 80f)), 0);

    StudentsCsv.write(out, fold, Map.of("S10", "Ana, \"the\" one"));

    assertThat(out)
        .hasToString(
            """
            time_s,student,expression,emoji,confidence,x,y,width,height,name,captured_at
            0,S10,happy,😄,0.8123,10.0,20.0,64.0,80.3,"Ana, ""the"" one",2025-06-15T15:06:40Z
            1,S02,unsure,😄,0.8123,-1.5,0.0,64.0,80.0,,
            1,S10,away,💤,0.0000,,,,,"Ana, ""the"" one",
            """);
  }

  @Test
  void shouldWriteTheClassBySecond() throws IOException {
    fold.visit(classFeedback(0, 0, 0, 0, 1, 0, 0, 2, 0, 0), 0);
    fold.visit(classFeedback(1, 0, 0, 0, 0, 0, 0, 2, 0, 1), 0);

    ClassCsv.write(out, fold);

    assertThat(out)
        .hasToString(
            """
            time_s,known,present,\
            angry,disgust,fear,happy,sad,surprise,neutral,unsure,away,\
            recent_angry,recent_disgust,recent_fear,recent_happy,recent_sad,recent_surprise,\
            recent_neutral,recent_unsure,recent_away,captured_at
            0,3,3,0,0,0,1,0,0,2,0,0,0,0,0,5,0,0,10,0,0,2025-06-15T15:06:40Z
            1,3,2,0,0,0,0,0,0,2,0,1,0,0,0,0,0,0,10,0,5,2025-06-15T15:06:41Z
            """);
  }

  @Test
  void shouldWriteHeadersAloneWhereNobodyWasSeen() throws IOException {
    StudentsCsv.write(out, fold, Map.of());
    ClassCsv.write(out, fold);

    assertThat(out.toString().lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\"b", "a\nb", "a\rb", "=1+1", "-x", "+x", "@x"})
  void shouldRefuseWhatWouldNeedQuoting(String value) {
    assertThatThrownBy(() -> new Csv(out).cell(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CSV");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "Ana;Ana",
        "||;||",
        "Müller, Jo;\"Müller, Jo\"",
        "O\"Hara;\"O\"\"Hara\"",
        "=1+1;'=1+1",
        "-x,y;\"'-x,y\"",
        "@x;'@x"
      })
  void shouldWriteWhatAPersonWroteSoThatNoSpreadsheetReckonsWithIt(String value, String text)
      throws IOException {
    new Csv(out).text(value);

    assertThat(out).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0.0000", "7,0.0007", "10000,1.0000", "-15,-0.0015", "123456,12.3456"})
  void shouldWriteFixedPoint(long units, String text) throws IOException {
    new Csv(out).cell(units, 4);

    assertThat(out).hasToString(text);
  }
}
