package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReplayRequestTest {

  @Test
  void shouldNameASessionAfterItsFile() {
    assertThat(nameFor("/videos/Math 7b (2).mp4")).isEqualTo("math-7b-2");
    assertThat(nameFor("lecture.moving.mkv")).isEqualTo("lecture-moving");
    assertThat(nameFor("数学.mp4")).isEqualTo("session");
    assertThat(nameFor("x".repeat(99) + ".mp4")).hasSize(64);
  }

  @Test
  void shouldMakeANewRunEachTime() {
    var file = Path.of("lecture.mp4");
    assertThat(ReplayRequest.sessionNamedAfter(file))
        .isNotEqualTo(ReplayRequest.sessionNamedAfter(file));
  }

  private static String nameFor(String file) {
    return ReplayRequest.sessionNamedAfter(Path.of(file)).name();
  }
}
