package dev.classmoji.ingest.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DistinctBoxesTest {

  @Test
  void shouldMakeOneBoxOfThoseThatShowOneFace() {
    // Given two boxes of one face, the left one three times as sure, and one of another face
    var left = new Face(100, 100, 50, 60, 0.9f);
    var right = new Face(104, 100, 50, 60, 0.3f);
    var other = new Face(300, 100, 50, 60, 0.8f);
    var distinct = DistinctBoxes.among(List.of(other, right, left), 0.4f);
    // Then the first is their mean by score, with the better score
    assertThat(distinct).hasSize(2);
    assertThat(distinct.get(0).x()).isCloseTo(101, within(0.001f));
    assertThat(distinct.get(0).score()).isEqualTo(0.9f);
    assertThat(distinct.get(1).x()).isEqualTo(300);
  }

  @Test
  void shouldKeepNeighboursWhoseBoxesTouch() {
    var left = new Face(100, 100, 50, 60, 0.9f);
    var right = new Face(140, 100, 50, 60, 0.8f);
    assertThat(DistinctBoxes.among(List.of(left, right), 0.4f)).containsExactly(left, right);
  }

  @Property
  void shouldNotDependOnTheOrderOfBoxes(@ForAll("boxes") List<Face> boxes, @ForAll long seed) {
    var shuffled = new ArrayList<>(boxes);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(DistinctBoxes.among(shuffled, 0.4f)).isEqualTo(DistinctBoxes.among(boxes, 0.4f));
  }

  @Provide
  Arbitrary<List<Face>> boxes() {
    var places = Arbitraries.integers().between(0, 200).map(Integer::floatValue);
    var sizes = Arbitraries.integers().between(20, 80).map(Integer::floatValue);
    var scores = Arbitraries.integers().between(70, 100).map(score -> score / 100f);
    return Combinators.combine(places, places, sizes, sizes, scores)
        .as(Face::new)
        .list()
        .ofMaxSize(30);
  }
}
