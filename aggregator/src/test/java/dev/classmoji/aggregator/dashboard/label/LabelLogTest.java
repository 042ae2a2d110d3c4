package dev.classmoji.aggregator.dashboard.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.classmoji.aggregator.keeping.Keeper;
import dev.classmoji.aggregator.keeping.NotKeptException;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.StudentName;
import dev.classmoji.schemas.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LabelLogTest {
  private static final String SESSION = "math-7b~k3f9";

  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(
          true,
          new SessionPartitioner(),
          new StringSerializer(),
          MessageFormat.local().serializer(Topics.STUDENT_LABELS));
  private final LabelLog log =
      new LabelLog(
          new Keeper(Topics.STUDENT_LABELS, () -> producer),
          Clock.fixed(Instant.ofEpochSecond(7), ZoneOffset.UTC));

  @Test
  void shouldKeepANameUnderThePseudonym() {
    log.keep(SESSION, "S07", new StudentName("Ana"));

    assertThat(producer.history())
        .containsExactly(record(new StudentLabel(SESSION, "S07", "Ana", 7_000_000L)));
  }

  @Test
  void shouldTakeANameBackByATombstone() {
    log.takeBack(SESSION, "S07");

    assertThat(producer.history()).containsExactly(record(null));
  }

  @Test
  void shouldTakeNothingOnceItIsClosed() {
    log.close();

    assertThatExceptionOfType(NotKeptException.class)
        .isThrownBy(() -> log.takeBack(SESSION, "S07"));
    assertThat(producer.history()).isEmpty();
  }

  private static ProducerRecord<String, SpecificRecord> record(SpecificRecord message) {
    return new ProducerRecord<>(Topics.STUDENT_LABELS.name(), SESSION + "/S07", message);
  }
}
