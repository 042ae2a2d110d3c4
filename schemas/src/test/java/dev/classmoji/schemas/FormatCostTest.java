package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a face crop of 64 by 64 costs in either format; the times are printed, not judged. */
class FormatCostTest {
  private static final int ROUNDS = 20;
  private static final int MESSAGES = 20_000;
  private static final String TOPIC = Topics.FACE_CROPS.name();
  private static volatile Object kept;

  @Test
  void shouldWriteNoMoreThanAHeaderAroundTheMessage() throws Exception {
    try (var registry = new RegistryStub();
        var wire = format(registry.url())) {
      var single = MessageFormat.local();

      int singleBytes = measure("single-object", single);
      int wireBytes = measure("wire format  ", wire);

      assertThat(singleBytes - wireBytes).isEqualTo(10 - 5);
      assertThat(registry.requests()).as("one for each schema").hasSize(5);
    }
  }

  private static MessageFormat format(URI registry) {
    var settings = new RegistrySettings(registry, Duration.ofMinutes(1));
    return RegistryFormat.of(settings, SchemaCatalogue.local());
  }

  private static int measure(String name, MessageFormat format) {
    var crop = Samples.crop(64 * 64);
    var serializer = format.serializer(Topics.FACE_CROPS);
    var deserializer = format.deserializer();
    var bytes = serializer.serialize(TOPIC, crop);
    System.out.printf(
        "%s: %d bytes, written in %.2f us, read in %.2f us%n",
        name,
        bytes.length,
        micros(() -> serializer.serialize(TOPIC, crop)),
        micros(() -> deserializer.deserialize(TOPIC, bytes)));
    return bytes.length;
  }

  /** What one costs in the best round: on a shared machine the others tell of neighbours. */
  private static double micros(Supplier<Object> work) {
    var best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < MESSAGES; i++) {
        kept = work.get();
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e3 / MESSAGES);
    }
    return best;
  }
}
