package dev.classmoji.classifier.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

class ExpressionPollerPropertyTest {
  enum Kind {
    CROP,
    CONTROL,
    POISON,
    UNREADABLE_BY_THE_MODEL
  }

  /**
   * @param shade of a crop, and what the model says of it
   * @param polled whether the poller runs, for a moment, after this record
   */
  record Step(int partition, Kind kind, int shade, boolean polled) {}

  @Property(tries = 300)
  void shouldGiveEveryRecordOneOutcomeInOrderWhateverArrives(@ForAll("steps") List<Step> steps) {
    var bench = PollerBench.owningAll();
    var expected = new HashMap<Integer, List<String>>();
    for (var step : steps) {
      var ofPartition = expected.computeIfAbsent(step.partition(), p -> new ArrayList<>());
      bench.arrive(record(step, ofPartition.size()));
      ofPartition.add(outcome(step, ofPartition.size()));
      if (step.polled()) {
        bench.poller.cycle();
        bench.pass(Duration.ofMillis(4));
      }
    }
    for (int i = 0; i <= steps.size() / PollerBench.BATCH; i++) {
      bench.drain();
    }
    bench.pass(PollerBench.COMMIT_INTERVAL);
    bench.poller.cycle();

    assertThat(outcomes(bench)).isEqualTo(expected);
    var counters = bench.counters;
    assertThat(counters.crops()).isEqualTo(counters.expressions() + counters.deadLetters());
    assertThat(counters.crops() + counters.controls()).isEqualTo(steps.size());
    assertThat(counters.batches() * PollerBench.BATCH)
        .isEqualTo(counters.vacant() + counters.expressions() - counters.repeated());
    expected.forEach(
        (partition, records) -> assertThat(bench.committed(partition)).isEqualTo(records.size()));
  }

  private static ConsumerRecord<byte[], byte[]> record(Step step, int offset) {
    int partition = step.partition();
    var session = Records.session(partition);
    return switch (step.kind()) {
      case CROP -> Records.record(partition, offset, Records.crop(session, offset, step.shade()));
      case CONTROL -> Records.record(partition, offset, Records.tick(session, offset));
      case POISON -> Records.record(partition, offset, session, new byte[offset % 20]);
      case UNREADABLE_BY_THE_MODEL ->
          Records.record(partition, offset, Records.crop(session, offset, ShadeReader.UNREADABLE));
    };
  }

  private static String outcome(Step step, int offset) {
    return switch (step.kind()) {
      case CROP -> "expression " + offset + " of " + step.shade();
      case CONTROL -> "tick " + offset;
      case POISON, UNREADABLE_BY_THE_MODEL -> "dead letter " + offset;
    };
  }

  private static Map<Integer, List<String>> outcomes(PollerBench bench) {
    var outcomes = new HashMap<Integer, List<String>>();
    for (var message : bench.published()) {
      outcomes.computeIfAbsent(partition(message), p -> new ArrayList<>()).add(text(message));
    }
    return outcomes;
  }

  private static int partition(SpecificRecord message) {
    if (message instanceof DeadLetter letter) {
      return letter.getPartition();
    }
    var session =
        message instanceof Tick tick ? tick.getSession() : ((Expression) message).getSession();
    return SessionPartitioner.partition(session, Records.PARTITIONS);
  }

  private static String text(SpecificRecord message) {
    if (message instanceof DeadLetter letter) {
      return "dead letter " + letter.getFirstOffset();
    }
    return message instanceof Tick tick ? "tick " + tick.getSecond() : text((Expression) message);
  }

  private static String text(Expression expression) {
    return "expression " + expression.getFrame() + " of " + expression.getProbabilities().get(0);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, Records.PARTITIONS - 1),
            Arbitraries.frequency(
                Tuple.of(12, Kind.CROP),
                Tuple.of(3, Kind.CONTROL),
                Tuple.of(1, Kind.POISON),
                Tuple.of(1, Kind.UNREADABLE_BY_THE_MODEL)),
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }
}
