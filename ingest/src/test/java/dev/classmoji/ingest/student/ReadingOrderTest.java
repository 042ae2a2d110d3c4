package dev.classmoji.ingest.student;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.face.Face;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
  private static final Face LEFT = new Face(0, 30, 100, 120, 1);
  private static final Face RIGHT = new Face(300, 0, 100, 120, 1);
  private static final Face BELOW = new Face(0, 200, 100, 120, 1);

  @Test
  void shouldReadARowFromTheLeftThoughFacesBob() {
    assertThat(ReadingOrder.of(List.of(BELOW, RIGHT, LEFT), Function.identity()))
        .containsExactly(LEFT, RIGHT, BELOW);
  }

  @Test
  void shouldReadNothingInNothing() {
    assertThat(ReadingOrder.of(List.<Face>of(), Function.identity())).isEmpty();
  }
}
