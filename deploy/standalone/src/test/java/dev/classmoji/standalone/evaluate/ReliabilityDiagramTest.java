package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReliabilityDiagramTest {

  @Test
  void shouldPlaceABinByItsConfidenceAndAccuracy() {
    var calibration = new Calibration();
    for (int i = 0; i < 4; i++) {
      calibration.add(5000, i < 3);
    }
    calibration.add(9000, true);

    var points = ReliabilityDiagram.of(calibration.bins()).points();

    assertThat(points).hasSize(2);
    var half = points.get(0);
    assertThat(half.x()).isEqualTo("150.0");
    assertThat(half.y()).isEqualTo("75.0"); // from the top
    assertThat(half.height()).isEqualTo("60.0"); // the highest column
    assertThat(half.left()).isEqualTo("140.0"); // 7/15 of the width
    assertThat(half.images()).isEqualTo("4");
    assertThat(points.get(1).height()).isEqualTo("15.0");
    assertThat(Double.parseDouble(half.high())).isLessThan(75);
    assertThat(Double.parseDouble(half.low())).isGreaterThan(75);
  }
}
