package dev.classmoji.aggregator.topology;

import static dev.classmoji.aggregator.topology.Classroom.alias;
import static dev.classmoji.aggregator.topology.Classroom.expression;
import static dev.classmoji.aggregator.topology.Classroom.started;
import static dev.classmoji.aggregator.topology.Classroom.tick;
import static dev.classmoji.schemas.Showing.HAPPY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.RegistryException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterTopologyTest {
  private static final String SESSION = "math-7b~k3f9";
  private static final Expression SOUND = expression(SESSION, "S01", 0, HAPPY);

  private final Classroom classroom = new Classroom();

  @AfterEach
  void close() {
    classroom.close();
  }

  @Test
  void shouldBuryPoisonAndGoOn() {
    classroom.send(started(SESSION));

    classroom.sendBytes(SESSION + "/S01", "poison".getBytes(UTF_8));
    classroom.send(SOUND);

    var buried = classroom.deadLetterRecords();
    assertThat(buried).hasSize(1);
    assertThat(buried.get(0).key()).isEqualTo(SESSION + "/S01");
    var letter = (DeadLetter) buried.get(0).value();
    assertThat(letter.getStage()).isEqualTo("aggregator");
    assertThat(letter.getTopic()).isEqualTo("classmoji.expressions");
    assertThat(letter.getPartition()).isZero();
    assertThat(letter.getFirstOffset()).isEqualTo(1);
    assertThat(letter.getLastOffset()).isEqualTo(1);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNREADABLE);
    assertThat(letter.getAtMicros()).isEqualTo(1_767_254_400_000_000L);
    assertThat(classroom.events()).extracting(EmojiEvent::getTo).containsExactly(HAPPY);
  }

  @Test
  void shouldBuryARecordWithoutKeyOrWithoutValue() {
    classroom.sendBytes(null, "poison".getBytes(UTF_8));
    classroom.sendBytes(SESSION, null);

    assertThat(classroom.deadLetterRecords())
        .extracting(letter -> letter.key())
        .containsExactly(null, SESSION);
  }

  @Test
  void shouldBuryNothingWhileARegistryIsAway() {
    var blind = new ReadProcessor(DeadLetterTopologyTest::unanswered);

    assertThatThrownBy(() -> blind.process(new Record<>(SESSION, new byte[] {0}, 0)))
        .isInstanceOf(RegistryException.class);
  }

  private static SpecificRecord unanswered(String topic, byte[] bytes) {
    throw new RegistryException("the registry is away");
  }

  @Test
  void shouldBuryADamagedMessage() {
    var bytes = classroom.bytes(SOUND);
    classroom.sendBytes(SESSION + "/S01", Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(reasons()).containsExactly(DeadLetterReason.UNREADABLE);
  }

  @Test
  void shouldBuryAMessageThatBelongsToAnotherTopic() {
    classroom.send(
        SESSION + "/S01",
        EmojiEvent.newBuilder()
            .setSession(SESSION)
            .setStudent("S01")
            .setSequence(1)
            .setTo(HAPPY)
            .setEmoji("😄")
            .setConfidence(9000)
            .setSinceMicros(0)
            .build());

    assertThat(reasons()).containsExactly(DeadLetterReason.INVALID);
  }

  @Test
  void shouldBuryWhatIsNotKeyedByWhoItIsAbout() {
    classroom.send(SESSION + "/S02", SOUND);
    classroom.send("other~aaaa", tick(SESSION, 0));

    assertThat(reasons()).containsExactly(DeadLetterReason.INVALID, DeadLetterReason.INVALID);
    assertThat(classroom.descriptors()).isEmpty();
  }

  @Test
  void shouldBuryAnExpressionWithoutSevenProbabilities() {
    sendWith(List.of());
    sendWith(List.of(10_000));
    sendWith(List.of(20_000, -10_000, 0, 0, 0, 0, 0));
    sendWith(List.of(0, 0, 0, 0, 0, 0, 0));
    sendWith(List.of(1429, 1429, 1429, 1429, 1429, 1429, 1429));

    assertThat(reasons()).hasSize(4).containsOnly(DeadLetterReason.INVALID);
    assertThat(classroom.student(SESSION, "S01").readings()).isEqualTo(1);
  }

  @Test
  void shouldBuryAnAliasThatNamesNoStudents() {
    classroom.send(alias(SESSION, "S13", "<script>", 1));
    classroom.send(alias(SESSION, "", "S03", 1));

    assertThat(reasons()).containsExactly(DeadLetterReason.INVALID, DeadLetterReason.INVALID);
    assertThat(classroom.descriptors()).isEmpty();
  }

  @Test
  void shouldBuryWhatNamesNoSession() {
    classroom.send(tick("no session", 0));

    assertThat(reasons()).containsExactly(DeadLetterReason.INVALID);
  }

  private void sendWith(List<Integer> probabilities) {
    classroom.send(Expression.newBuilder(SOUND).setProbabilities(probabilities).build());
  }

  private List<DeadLetterReason> reasons() {
    return classroom.deadLetters().stream().map(DeadLetter::getReason).toList();
  }
}
