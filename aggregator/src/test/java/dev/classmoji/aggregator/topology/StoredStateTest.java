package dev.classmoji.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.classmoji.aggregator.feedback.ClassHistory;
import dev.classmoji.aggregator.feedback.Face;
import dev.classmoji.aggregator.feedback.Probabilities;
import dev.classmoji.aggregator.feedback.Readings;
import dev.classmoji.aggregator.feedback.Shown;
import dev.classmoji.aggregator.feedback.Shown.Contender;
import dev.classmoji.aggregator.feedback.StudentState;
import dev.classmoji.aggregator.feedback.StudentState.Sighting;
import dev.classmoji.aggregator.feedback.Tally;
import dev.classmoji.schemas.SchemaCatalogue;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** What is put into the stores comes out the same, to the last bit. */
class StoredStateTest {
  private final SchemaCatalogue catalogue = SchemaCatalogue.local();
  private final Serde<StudentState> students = StoredStudents.serde(catalogue);

  @Property
  void shouldKeepAStudentToTheLastBit(
      @ForAll("probabilities") Probabilities smoothed,
      @ForAll long frame,
      @ForAll long lastSeen,
      @ForAll float x) {
    var shown = new Shown(Showing.HAPPY, lastSeen, new Contender(Showing.UNSURE, frame));
    var sighting = new Sighting(smoothed, new Face(x, 2, 3, 4));

    assertKept(students, new StudentState(frame, lastSeen, sighting, shown, 3, 4, 5));
  }

  @Test
  void shouldKeepAStudentWhoIsAway() {
    assertKept(students, new StudentState(1, 2, null, new Shown(Showing.AWAY, 5, null), 3, 4, 5));
  }

  @Test
  void shouldKeepASession() {
    var descriptor =
        SessionDescriptor.newBuilder()
            .setSession("math-7b~k3f9")
            .setName("math-7b")
            .setRun("k3f9")
            .setState(SessionState.ENDED)
            .setSources(List.of(Classroom.SOURCE))
            .setPartition(3)
            .setSamplesPerSecond(5)
            .setFirstOffset(17)
            .setLastOffset(4711L)
            .setStudents(12)
            .setStartedAtMicros(42)
            .setEnded(Classroom.ended("math-7b~k3f9"))
            .build();
    var history = ClassHistory.EMPTY.then(new Tally(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)));

    assertKept(
        new StoredSessions(catalogue).serde(),
        new SessionProgress(descriptor, 60, history, Map.of("S13", "S03"), 99));
  }

  @Test
  void shouldLeaveItsSchemaInTheCatalogueBeforeAnyState() {
    long fingerprint = SchemaNormalization.parsingFingerprint64(StoredStudent.getClassSchema());
    try (var catalogue = SchemaCatalogue.local()) {
      assertThat(catalogue.findByFingerprint(fingerprint)).isNull();

      StoredStudents.serde(catalogue);

      assertThat(catalogue.findByFingerprint(fingerprint))
          .isEqualTo(StoredStudent.getClassSchema());
    }
  }

  @Test
  void shouldSayWhichStateIsUnreadable() {
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> students.deserializer().deserialize(null, new byte[12]))
        .withMessageContaining("StoredStudent");
  }

  private static <S> void assertKept(Serde<S> serde, S state) {
    var bytes = serde.serializer().serialize(null, state);

    assertThat(serde.deserializer().deserialize(null, bytes)).isEqualTo(state);
  }

  @Provide
  Arbitrary<Probabilities> probabilities() {
    return Readings.probabilities();
  }
}
