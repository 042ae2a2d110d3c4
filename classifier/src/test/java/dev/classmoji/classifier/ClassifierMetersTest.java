package dev.classmoji.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ClassifierMetersTest {

  @Test
  void shouldTellEveryCounterUnderANameOfItsOwn() {
    var registry = new SimpleMeterRegistry();

    ClassifierMeters.counters(registry);

    assertThat(registry.getMeters().stream().map(Meter::getId).map(Meter.Id::getName))
        .containsExactlyInAnyOrder(
            "classmoji.latency",
            "classmoji.classifier.crops",
            "classmoji.classifier.readings",
            "classmoji.classifier.repeated",
            "classmoji.classifier.batches",
            "classmoji.classifier.dead.letters",
            "classmoji.classifier.lost");
  }
}
