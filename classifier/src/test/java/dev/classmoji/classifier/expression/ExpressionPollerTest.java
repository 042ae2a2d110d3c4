package dev.classmoji.classifier.expression;

import static dev.classmoji.classifier.expression.Records.crop;
import static dev.classmoji.classifier.expression.Records.partition;
import static dev.classmoji.classifier.expression.Records.record;
import static dev.classmoji.classifier.expression.Records.session;
import static dev.classmoji.classifier.expression.Records.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.classifier.model.ModelException;
import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Topics;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ExpressionPollerTest {
  private static final String MATH = session(1);
  private static final String ART = session(2);

  @Test
  void shouldTurnACropIntoAnExpression() {
    var bench = PollerBench.owningAll();
    bench.arrive(record(1, 0, crop(MATH, 7, 25)));

    bench.drain();

    var sent = bench.producer.history().get(0);
    assertThat(sent.topic()).isEqualTo(Topics.EXPRESSIONS.name());
    assertThat(PollerBench.key(sent)).isEqualTo(MATH + "/S01");
    assertThat(bench.message(sent))
        .isEqualTo(
            Expression.newBuilder()
                .setSession(MATH)
                .setStudent("S01")
                .setTrack(1)
                .setSource("v1")
                .setFrame(7)
                .setMediaTimeMicros(1_400_000)
                .setCapturedAtMicros(1_000)
                .setClassifiedAtMicros(5_000_000)
                .setInferenceMicros(0)
                .setBox(new Box(1f, 2f, 30f, 40f))
                .setDetectionScore(0.9f)
                .setQuality(0.5f)
                .setProbabilities(List.of(25, 9_975, 0, 0, 0, 0, 0))
                .setModel("shade-1")
                .setPublishedAtMicros(2_000L)
                .build());
    assertThat(bench.delays).as("since ingest published it").containsExactly(4_998_000L);
  }

  @Test
  void shouldKeepSessionsInTheirPartition() {
    assertThat(SessionPartitioner.partition(MATH + "/S01", Records.PARTITIONS)).isEqualTo(1);
    var bench = PollerBench.owningAll(false, 0);
    bench.arrive(record(1, 0, crop(MATH, 0, 1)), record(2, 0, "nobody", new byte[3]));

    bench.drain();

    assertThat(bench.producer.history().get(1).partition()).isEqualTo(2);
    bench.producer.completeNext();
    bench.producer.completeNext();
  }

  @Test
  void shouldPassControlRecordsOnInTheirPlaceAndByteForByte() {
    var bench = PollerBench.owningAll();
    var tick = record(1, 2, tick(MATH, 0));
    bench.arrive(
        record(1, 0, crop(MATH, 0, 1)),
        record(1, 1, crop(MATH, 1, 2)),
        tick,
        record(1, 3, crop(MATH, 2, 3)));

    bench.drain();

    assertThat(bench.published())
        .extracting(SpecificRecord::getClass)
        .extracting(Class::getSimpleName)
        .containsExactly("Expression", "Expression", "Tick", "Expression");
    assertThat(bench.producer.history().get(2).value()).isEqualTo(tick.value());
    assertThat(bench.producer.history().get(2).key()).isEqualTo(tick.key());
    assertThat(bench.counters.controls()).isEqualTo(1);
  }

  @Test
  void shouldLetControlRecordsGoAtOnceWhileNoCropIsBeforeThem() {
    var bench = PollerBench.owningAll();
    bench.arrive(record(1, 0, tick(MATH, 0)), record(1, 1, crop(MATH, 0, 1)));

    bench.poller.cycle();

    assertThat(bench.published()).containsExactly(tick(MATH, 0));
  }

  @Test
  void shouldFillBatchesAcrossSessions() {
    var bench = PollerBench.owningAll();
    for (int i = 0; i < 3; i++) {
      bench.arrive(record(1, i, crop(MATH, i, i)), record(2, i, crop(ART, i, i)));
    }

    bench.poller.cycle();
    assertThat(bench.reader.batches).containsExactly(4);
    bench.drain();

    assertThat(bench.reader.batches).containsExactly(4, 2);
    assertThat(bench.counters.batches()).isEqualTo(2);
    assertThat(bench.counters.vacant()).isEqualTo(2);
  }

  @Test
  void shouldHoldAnUnfilledBatchUntilItsDeadlineAndNoLonger() {
    var bench = PollerBench.owningAll();
    bench.arrive(record(1, 0, crop(MATH, 0, 1)));

    bench.poller.cycle();
    bench.pass(PollerBench.MAX_WAIT.minusNanos(1));
    bench.poller.cycle();
    assertThat(bench.published()).isEmpty();
    assertThat(bench.consumer.lastPollTimeout()).hasNanos(1);

    bench.pass(PollerBench.MAX_WAIT);
    bench.poller.cycle();
    assertThat(bench.published()).hasSize(1);
    assertThat(bench.consumer.lastPollTimeout()).isZero();
  }

  @Test
  void shouldNotReadAStillFaceAgain() {
    var bench = PollerBench.owningAll();
    bench.arrive(record(1, 0, crop(MATH, 0, 7)), record(1, 1, crop(MATH, 1, 7)));
    bench.drain();
    bench.arrive(
        record(1, 2, crop(MATH, 2, 7)),
        record(1, 3, crop(MATH, 3, 8)),
        record(1, 4, crop(MATH, 4, 8)),
        record(1, 5, crop(MATH, 5, 7)));
    bench.drain();

    assertThat(bench.reader.batches).containsExactly(1, 2);
    assertThat(bench.counters.repeated()).isEqualTo(3);
    assertThat(bench.published())
        .extracting(message -> ((Expression) message).getProbabilities().get(0))
        .containsExactly(7, 7, 7, 8, 8, 7);
  }

  @Test
  void shouldNotHoldAStillFaceForABatch() {
    var bench = PollerBench.owningAll();
    bench.arrive(record(1, 0, crop(MATH, 0, 7)));
    bench.drain();

    bench.arrive(record(1, 1, crop(MATH, 1, 7)));
    bench.poller.cycle();

    assertThat(bench.published()).hasSize(2);
  }

  @Test
  void shouldReadAStillFaceWhoseTwinWasRefused() {
    var bench = PollerBench.owningAll();
    bench.arrive(
        record(1, 0, crop(MATH, 0, ShadeReader.UNREADABLE)),
        record(1, 1, crop(MATH, 1, ShadeReader.UNREADABLE)));

    bench.drain();

    assertThat(bench.published()).hasSize(2).allMatch(DeadLetter.class::isInstance);
  }

  @Test
  void shouldSendPoisonToTheDeadLettersInItsPlace() {
    var bench = PollerBench.owningAll();
    bench.arrive(
        record(1, 0, crop(MATH, 0, 1)),
        record(1, 1, MATH + "/S01", new byte[] {1, 2, 3}),
        record(1, 2, null, new byte[] {1, 2, 3}),
        record(1, 3, crop(MATH, 1, 2)));

    bench.drain();

    assertThat(bench.published())
        .extracting(SpecificRecord::getClass)
        .extracting(Class::getSimpleName)
        .containsExactly("Expression", "DeadLetter", "DeadLetter", "Expression");
    var letter = bench.producer.history().get(1);
    assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS.name());
    assertThat(letter.partition()).isEqualTo(1);
    assertThat(PollerBench.key(letter)).isEqualTo(MATH + "/S01");
    assertThat(bench.message(letter))
        .isEqualTo(
            new DeadLetter(
                "classifier",
                Topics.FACE_CROPS.name(),
                1,
                1L,
                1L,
                DeadLetterReason.UNREADABLE,
                "no Avro header",
                5_000_000L));
    assertThat(bench.producer.history().get(2).key()).isNull();
    assertBalanced(bench);
  }

  @Test
  void shouldReadTheOthersOfABatchThatACropSpoils() {
    var bench = PollerBench.owningAll();
    bench.arrive(
        record(1, 0, crop(MATH, 0, 1)),
        record(1, 1, crop(MATH, 1, ShadeReader.UNREADABLE)),
        record(1, 2, crop(MATH, 2, 3)));

    bench.drain();

    assertThat(bench.published())
        .extracting(SpecificRecord::getClass)
        .extracting(Class::getSimpleName)
        .containsExactly("Expression", "DeadLetter", "Expression");
    assertThat(((DeadLetter) bench.published().get(1)).getReason())
        .isEqualTo(DeadLetterReason.INVALID);
    assertBalanced(bench);
  }

  @Test
  void shouldGiveUpWithoutCommittingIfTheModelNoLongerWorks() {
    var bench = PollerBench.owningAll();
    bench.reader.broken = true;
    bench.arrive(record(1, 0, crop(MATH, 0, 1)));

    assertThatThrownBy(bench::drain).isInstanceOf(ModelException.class);

    bench.consumer.rebalance(Set.of()); // as closing the consumer does
    bench.consumer.rebalance(PollerBench.allPartitions());
    assertThat(bench.published()).isEmpty();
    assertThat(bench.committed(1)).isNull();
  }

  @Test
  void shouldReportRecordsThatExpiredUnread() {
    var bench = PollerBench.owningAll();
    bench.arrive(record(1, 0, crop(MATH, 0, 1)));
    bench.drain();
    bench.arrive(record(1, 5, crop(MATH, 5, 1)));

    bench.drain();

    var letter = (DeadLetter) bench.published().get(1);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.LOST);
    assertThat(letter.getFirstOffset()).isEqualTo(1);
    assertThat(letter.getLastOffset()).isEqualTo(4);
    assertThat(letter.getDetail()).isEqualTo("4 records expired before they were read");
    assertThat(bench.published().get(2)).isInstanceOf(Expression.class);
    assertThat(bench.counters.lost()).isEqualTo(4);
    assertBalanced(bench);
  }

  @Test
  void shouldReportRecordsThatExpiredBeforeTheFirstStart() {
    var bench = PollerBench.owningAll(true, 3);
    bench.arrive(record(1, 3, crop(MATH, 5, 1)));

    bench.drain();

    var letter = (DeadLetter) bench.published().get(0);
    assertThat(letter.getFirstOffset()).isZero();
    assertThat(letter.getLastOffset()).isEqualTo(2);
  }

  @Test
  void shouldCommitOnlyWhatIsAcknowledged() {
    var bench = PollerBench.owningAll(false, 0);
    bench.arrive(record(1, 0, crop(MATH, 0, 1)), record(1, 1, crop(MATH, 1, 2)));
    bench.drain();

    bench.pass(PollerBench.COMMIT_INTERVAL);
    bench.poller.cycle();
    assertThat(bench.committed(1)).isNull();

    bench.producer.completeNext();
    bench.pass(PollerBench.COMMIT_INTERVAL);
    bench.poller.cycle();
    assertThat(bench.committed(1)).isEqualTo(1);

    bench.producer.completeNext();
    bench.pass(PollerBench.COMMIT_INTERVAL);
    bench.poller.cycle();
    assertThat(bench.committed(1)).isEqualTo(2);
  }

  @Test
  void shouldGoOnWhenItsGroupRefusesACommit() {
    var bench = PollerBench.owningAll();
    bench.consumer.putOut = true;
    bench.arrive(record(1, 0, crop(MATH, 0, 1)));
    bench.drain();
    bench.pass(PollerBench.COMMIT_INTERVAL);

    bench.poller.cycle();
    bench.arrive(record(1, 1, crop(MATH, 1, 2)));
    bench.drain();

    assertThat(bench.published()).hasSize(2);
    assertThat(bench.committed(1)).isNull();
  }

  @Test
  void shouldNotCommitBeforeTheIntervalIsOver() {
    var bench = PollerBench.owningAll();
    bench.arrive(record(1, 0, crop(MATH, 0, 1)));

    bench.drain();

    assertThat(bench.published()).hasSize(1);
    assertThat(bench.committed(1)).isNull();
  }

  @Test
  void shouldPublishAgainAfterACrashWhatWasNotCommitted() {
    var crashed = PollerBench.owningAll();
    var restarted = PollerBench.owningAll();
    for (var bench : List.of(crashed, restarted)) {
      bench.arrive(record(1, 0, tick(MATH, 0)), record(1, 1, crop(MATH, 0, 1)));
      bench.drain();
      assertThat(bench.committed(1)).isNull();
    }

    assertThat(restarted.published()).isEqualTo(crashed.published());
  }

  @Test
  void shouldFailIfAnOutcomeCannotBePublished() {
    var bench = PollerBench.owningAll(false, 0);
    bench.arrive(record(1, 0, crop(MATH, 0, 1)));
    bench.drain();
    bench.producer.errorNext(new TimeoutException("broker is gone"));
    bench.pass(PollerBench.COMMIT_INTERVAL);

    assertThatThrownBy(bench.poller::cycle)
        .isInstanceOf(KafkaException.class)
        .hasMessage(
            "cannot publish the outcome of offset 0 of classmoji.face-crops-1: broker is gone");
    assertThat(bench.committed(1)).isNull();
  }

  @Test
  void shouldHandOverExactlyWhereItEnds() {
    var bench = PollerBench.owningAll();
    for (int i = 0; i < 6; i++) {
      bench.arrive(record(1, i, crop(MATH, i, i)));
    }
    bench.arrive(record(2, 0, crop(ART, 0, 1)));
    bench.poller.cycle(); // a batch leaves, three crops wait

    bench.consumer.rebalance(Set.of(partition(2)));
    assertThat(bench.counters.returned()).isEqualTo(2);
    bench.drain();

    assertThat(bench.published())
        .extracting(message -> ((Expression) message).getSession())
        .containsExactly(MATH, MATH, MATH, MATH, ART);
    assertBalanced(bench);
  }

  @Test
  void shouldPassOverWhatIsStillHandedOutOfALostPartition() {
    // Given crops of which a batch left and two wait
    var bench = PollerBench.owningAll();
    for (int i = 0; i < 6; i++) {
      bench.arrive(record(1, i, crop(MATH, i, i)));
    }
    bench.poller.cycle();

    // When the partition is lost and a record that was fetched before comes all the same
    bench.consumer.lose(partition(1));
    bench.arrive(record(1, 6, crop(MATH, 6, 6)));
    bench.drain();

    // Then it does not overtake what is read again
    assertThat(frames(bench)).containsExactly(0L, 1L, 2L, 3L);
    bench.consumer.getBack(partition(1), 0); // nothing was committed
    for (int i = 0; i < 8; i++) {
      bench.arrive(record(1, i, crop(MATH, i, i)));
    }
    bench.drain();
    assertThat(frames(bench)).containsExactly(0L, 1L, 2L, 3L, 0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  private static List<Long> frames(PollerBench bench) {
    return bench.published().stream().map(message -> ((Expression) message).getFrame()).toList();
  }

  @Test
  void shouldCommitWhatItPublishedWhenPartitionsAreRevoked() {
    var bench = PollerBench.owningAll(false, 0);
    bench.arrive(record(1, 0, crop(MATH, 0, 1)));
    bench.drain();

    bench.consumer.rebalance(Set.of(partition(1), partition(2))); // flushes, so all is acknowledged

    bench.consumer.rebalance(PollerBench.allPartitions());
    assertThat(bench.committed(1)).isEqualTo(1);
  }

  @Test
  void shouldRunUntilStoppedThenCommitAndCloseEverything() {
    var bench = PollerBench.unsubscribed();
    bench.consumer.schedulePollTask(() -> bench.assign(PollerBench.allPartitions()));
    bench.consumer.schedulePollTask(() -> bench.arrive(record(1, 0, tick(MATH, 0))));
    bench.consumer.schedulePollTask(bench.poller::stop);

    bench.poller.run();

    assertThat(bench.published()).containsExactly(tick(MATH, 0));
    assertThat(bench.consumer.closed()).isTrue();
    assertThat(bench.producer.closed()).isTrue();
    assertThat(bench.reader.closed).isTrue();
  }

  private static void assertBalanced(PollerBench bench) {
    var counters = bench.counters;
    assertThat(counters.crops())
        .isEqualTo(counters.expressions() + counters.deadLetters() + counters.returned());
  }
}
