package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Showing;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsJsonlTest {

  @Test
  void shouldWriteAnEventALineInLogOrder() throws IOException {
    var fold = new SessionFold();
    fold.visit(Scene.changed("S02", 1, null, Showing.HAPPY), 0);
    fold.visit(Scene.left("S01", 2, Showing.NEUTRAL), 0);
    fold.visit(Scene.changed("S03", 1, null, Showing.HAPPY), 0);
    var out = new StringWriter();

    var names =
        StudentNames.of(
            SyntheticSession.ofNamed("S02", "Screen 2"), Map.of("S02", "Ana", "S03", "Bo"));
    EventsJsonl.write(out, Scene.SESSION, names, fold.changes());

    assertThat(out)
        .hasToString(
            """
            {"session":"math-7b~k3f9","student":"S02","name":"Ana","sequence":1,"from":null,\
            "to":"happy","emoji":"😄","confidence":0.8123,"since_s":1.400000,"frame":7,\
            "captured_at":"2025-06-15T15:06:40Z","classified_at":"2025-06-15T15:06:40.001500Z"}
            {"session":"math-7b~k3f9","student":"S01","name":null,"sequence":2,\
            "from":"neutral","to":"away","emoji":"💤","confidence":0.0000,"since_s":3.000000,\
            "frame":null,"captured_at":null,"classified_at":null}
            {"session":"math-7b~k3f9","student":"S03","name":"Bo","sequence":1,"from":null,\
            "to":"happy","emoji":"😄","confidence":0.8123,"since_s":1.400000,"frame":7,\
            "captured_at":"2025-06-15T15:06:40Z","classified_at":"2025-06-15T15:06:40.001500Z"}
            """);
  }
}
