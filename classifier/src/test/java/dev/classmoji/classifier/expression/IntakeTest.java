package dev.classmoji.classifier.expression;

import static dev.classmoji.classifier.expression.Records.bytes;
import static dev.classmoji.classifier.expression.Records.crop;
import static dev.classmoji.classifier.expression.Records.record;
import static dev.classmoji.classifier.expression.Records.session;
import static dev.classmoji.classifier.expression.Records.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.RegistryException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final String MATH = session(0);
  private static final String KEY = MATH + "/S01";

  private final Intake intake =
      new Intake(Records.FORMAT.deserializer(), Records.SHAPE, new DeadLetters(() -> 5_000_000));

  @Test
  void shouldTakeASoundCrop() {
    var arrival = intake.arrival(record(0, 3, crop(MATH, 7, 1)));

    assertThat(arrival).isInstanceOf(Arrival.Crop.class);
    assertThat(arrival.place()).isEqualTo(Place.of(Records.partition(0), 3));
    assertThat(((Arrival.Crop) arrival).face()).isEqualTo(crop(MATH, 7, 1));
  }

  @Test
  void shouldRefuseNothingWhileARegistryIsAway() {
    var blind = new Intake(IntakeTest::unanswered, Records.SHAPE, new DeadLetters(() -> 0));

    assertThatThrownBy(() -> blind.arrival(record(0, 3, crop(MATH, 7, 1))))
        .isInstanceOf(RegistryException.class);
  }

  private static SpecificRecord unanswered(String topic, byte[] bytes) {
    throw new RegistryException("the registry is away");
  }

  @Test
  void shouldPassAControlRecord() {
    var record = record(0, 3, tick(MATH, 9));

    var outcome = ((Arrival.Settled) intake.arrival(record)).outcome();

    assertThat(outcome)
        .isEqualTo(
            new Outcome.Passed(Place.of(Records.partition(0), 3), record.key(), record.value()));
  }

  @Test
  void shouldRefuseWhatIsNoMessage() {
    var unreadable = DeadLetterReason.UNREADABLE;
    assertRefused(record(0, 0, KEY, null), unreadable, "the record has no value");
    assertRefused(record(0, 0, null, bytes(tick(MATH, 0))), unreadable, "the record has no key");
    assertRefused(record(0, 0, KEY, new byte[0]), unreadable, "no Avro header");
    var cut = Arrays.copyOf(bytes(crop(MATH, 0, 1)), 20);
    assertRefused(record(0, 0, KEY, cut), unreadable, "damaged FaceCrop");
    var stranger = bytes(crop(MATH, 0, 1));
    Arrays.fill(stranger, 2, 10, (byte) 0);
    assertRefused(record(0, 0, KEY, stranger), unreadable, "unknown schema 0000000000000000");
  }

  @Test
  void shouldRefuseAMessageOfAnotherTopic() {
    var expression =
        Expression.newBuilder()
            .setSession(MATH)
            .setStudent("S01")
            .setTrack(1)
            .setSource("v1")
            .setFrame(0)
            .setMediaTimeMicros(0)
            .setCapturedAtMicros(0)
            .setClassifiedAtMicros(0)
            .setInferenceMicros(0)
            .setBox(new Box(0f, 0f, 1f, 1f))
            .setDetectionScore(1)
            .setQuality(1)
            .setProbabilities(List.of())
            .setModel("m")
            .build();

    assertRefused(
        record(0, 0, KEY, bytes(expression)),
        DeadLetterReason.INVALID,
        "Expression does not belong in this topic");
  }

  @Test
  void shouldRefuseAControlRecordUnderAnotherKey() {
    assertRefused(
        record(0, 0, session(1), bytes(tick(MATH, 0))),
        DeadLetterReason.INVALID,
        "the key is not the session of this Tick");
  }

  @Test
  void shouldRefuseACropThatBreaksItsContract() {
    assertInvalid(sound().setSession("math"), "the session id is not name~run");
    assertInvalid(sound().setStudent(" "), "the student or the source has no id");
    assertInvalid(sound().setSource(""), "the student or the source has no id");
    assertInvalid(sound().setStudent("S02"), "the key is not the crop's session/student");
    assertInvalid(sound().setWidth(3), "the crop is 3×2, but the model takes 4×2");
    assertInvalid(sound().setHeight(64), "the crop is 4×64, but the model takes 4×2");
    assertInvalid(
        sound().setPixels(ByteBuffer.allocate(7)),
        "the crop has 7 bytes of pixels, but 4×2 needs 8");
    var box = "the box is not finite, or empty";
    assertInvalid(sound().setBox(new Box(Float.NaN, 0f, 1f, 1f)), box);
    assertInvalid(sound().setBox(new Box(0f, Float.NEGATIVE_INFINITY, 1f, 1f)), box);
    assertInvalid(sound().setBox(new Box(0f, 0f, 0f, 1f)), box);
    assertInvalid(sound().setBox(new Box(0f, 0f, 1f, -1f)), box);
    var score = "the detection score or the quality is not finite";
    assertInvalid(sound().setDetectionScore(Float.NaN), score);
    assertInvalid(sound().setQuality(Float.POSITIVE_INFINITY), score);
  }

  private static FaceCrop.Builder sound() {
    return FaceCrop.newBuilder(crop(MATH, 7, 1));
  }

  private void assertInvalid(FaceCrop.Builder crop, String why) {
    assertRefused(record(0, 5, KEY, bytes(crop.build())), DeadLetterReason.INVALID, why);
  }

  private void assertRefused(
      ConsumerRecord<byte[], byte[]> record, DeadLetterReason reason, String why) {
    var outcome = (Outcome.Refused) ((Arrival.Settled) intake.arrival(record)).outcome();
    assertThat(outcome.key()).isEqualTo(record.key());
    assertThat(outcome.letter().getReason()).isEqualTo(reason);
    assertThat(outcome.letter().getDetail()).isEqualTo(why);
    assertThat(outcome.letter().getFirstOffset()).isEqualTo(record.offset());
    assertThat(outcome.letter().getLastOffset()).isEqualTo(record.offset());
  }
}
