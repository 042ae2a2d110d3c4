package dev.classmoji.ingest.student;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.face.Face;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctFacesTest {
  private static final Face SURE = new Face(100, 100, 100, 120, 0.9f);

  @Test
  void shouldKeepTheSurestOfBoxesThatCoverEachOther() {
    Face besides = new Face(140, 110, 100, 120, 0.8f);
    Face inside = new Face(110, 110, 40, 50, 0.7f);

    assertThat(DistinctFaces.of(List.of(inside, besides, SURE), 0.5)).containsExactly(SURE);
  }

  @Test
  void shouldKeepTwoPeopleCheekToCheek() {
    Face friend = new Face(180, 110, 100, 120, 0.8f);

    assertThat(DistinctFaces.of(List.of(friend, SURE), 0.5)).containsExactly(SURE, friend);
  }
}
