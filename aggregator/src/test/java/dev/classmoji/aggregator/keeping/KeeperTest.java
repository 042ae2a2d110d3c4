package dev.classmoji.aggregator.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeeperTest {
  private static final String KEY = "math-7b~k3f9/S07";
  private static final SpecificRecord LABEL = new StudentLabel("math-7b~k3f9", "S07", "Ana", 7L);

  private final List<MockProducer<String, SpecificRecord>> made = new ArrayList<>();

  @AfterEach
  void shouldHaveLeftNoInterruption() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void shouldMakeItsProducerForTheFirstRecordAndKeepIt() {
    try (var keeper = keeper(Topics.STUDENT_LABELS)) {
      assertThat(made).isEmpty();

      assertThat(keeper.keep(KEY, LABEL)).isZero();
      assertThat(keeper.keep(KEY, null)).isEqualTo(1);

      assertThat(made).hasSize(1);
      assertThat(made.get(0).history())
          .containsExactly(
              new ProducerRecord<>(Topics.STUDENT_LABELS.name(), KEY, LABEL),
              new ProducerRecord<>(Topics.STUDENT_LABELS.name(), KEY, null));
    }
    assertThat(made.get(0).closed()).isTrue();
  }

  @Test
  void shouldPutAllIntoTheOnePartitionOfATopicThatIsNotSpread() {
    try (var keeper = keeper(Topics.WEBHOOKS)) {
      keeper.keep("wh-1", LABEL);

      assertThat(made.get(0).history())
          .containsExactly(new ProducerRecord<>(Topics.WEBHOOKS.name(), 0, "wh-1", LABEL));
    }
  }

  @Test
  void shouldSayWhyKafkaDoesNotTakeIt() {
    try (var keeper = keeper(Topics.STUDENT_LABELS)) {
      keeper.keep(KEY, LABEL);
      made.get(0).sendException = new TimeoutException("nobody answers");

      assertThatExceptionOfType(NotKeptException.class)
          .isThrownBy(() -> keeper.keep(KEY, LABEL))
          .withMessage("Kafka did not take it: nobody answers");
      assertThatExceptionOfType(NotKeptException.class)
          .isThrownBy(() -> keeper.tell(KEY, LABEL))
          .withMessage("Kafka did not take it: nobody answers");
    }
  }

  @Test
  void shouldSayWhyKafkaTookItNotInTheEnd() {
    var pending = producer(false);
    try (var keeper = new Keeper(Topics.STUDENT_LABELS, () -> pending)) {
      failOnceSent(pending, new TimeoutException("it took too long"));

      assertThatExceptionOfType(NotKeptException.class)
          .isThrownBy(() -> keeper.keep(KEY, LABEL))
          .withMessage("Kafka did not take it: it took too long")
          .withCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void shouldNotWaitForWhatItOnlyTells() {
    var pending = producer(false);
    try (var keeper = new Keeper(Topics.STUDENT_LABELS, () -> pending)) {
      keeper.tell(KEY, LABEL);

      assertThat(pending.history()).hasSize(1);
    }
  }

  @Test
  void shouldGiveUpWhenItIsInterrupted() {
    var pending = producer(false);
    try (var keeper = new Keeper(Topics.STUDENT_LABELS, () -> pending)) {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(NotKeptException.class)
          .isThrownBy(() -> keeper.keep(KEY, LABEL))
          .withMessage("Kafka did not take it: the aggregator stops");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void shouldTakeNothingOnceItIsClosed() {
    var keeper = keeper(Topics.STUDENT_LABELS);
    keeper.close();

    assertThatExceptionOfType(NotKeptException.class)
        .isThrownBy(() -> keeper.keep(KEY, LABEL))
        .withMessage("Kafka did not take it: the aggregator stops");
    assertThat(made).isEmpty();
  }

  private Keeper keeper(Topic topic) {
    return new Keeper(
        topic,
        () -> {
          made.add(producer(true));
          return made.get(made.size() - 1);
        });
  }

  /**
   * @param answers whether Kafka takes each record at once; if not, it is silent
   */
  private static MockProducer<String, SpecificRecord> producer(boolean answers) {
    return new MockProducer<>(
        answers,
        new SessionPartitioner(),
        new StringSerializer(),
        MessageFormat.local().serializer(Topics.STUDENT_LABELS));
  }

  private static void failOnceSent(
      MockProducer<String, SpecificRecord> producer, RuntimeException failure) {
    var thread =
        new Thread(
            () -> {
              while (!producer.errorNext(failure)) {
                Thread.onSpinWait();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
