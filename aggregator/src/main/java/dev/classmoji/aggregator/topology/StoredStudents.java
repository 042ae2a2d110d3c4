package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.Face;
import dev.classmoji.aggregator.feedback.Probabilities;
import dev.classmoji.aggregator.feedback.Shown;
import dev.classmoji.aggregator.feedback.Shown.Contender;
import dev.classmoji.aggregator.feedback.StudentState;
import dev.classmoji.aggregator.feedback.StudentState.Sighting;
import dev.classmoji.schemas.SchemaCatalogue;
import dev.classmoji.schemas.Showing;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;

/** How {@link StudentState} is kept in the store. */
final class StoredStudents {
  private StoredStudents() {}

  static Serde<StudentState> serde(SchemaCatalogue catalogue) {
    return new StateSerde<>(
        catalogue, StoredStudent.class, StoredStudents::stored, StoredStudents::restored);
  }

  private static StoredStudent stored(StudentState student) {
    var contender = student.shown().contender();
    return StoredStudent.newBuilder()
        .setFrame(student.frame())
        .setLastSeenMicros(student.lastSeenMicros())
        .setSighting(student.sighting() == null ? null : stored(student.sighting()))
        .setShowing(student.showing().name())
        .setSinceMicros(student.shown().sinceMicros())
        .setContender(contender == null ? null : contender.showing().name())
        .setContenderSinceMicros(contender == null ? 0 : contender.sinceMicros())
        .setSequence(student.sequence())
        .setReadings(student.readings())
        .setDuplicates(student.duplicates())
        .build();
  }

  private static StoredSighting stored(Sighting sighting) {
    var face = sighting.face();
    return new StoredSighting(
        Arrays.stream(sighting.smoothed().toArray()).boxed().toList(),
        face.x(),
        face.y(),
        face.width(),
        face.height());
  }

  private static StudentState restored(StoredStudent stored) {
    return new StudentState(
        stored.getFrame(),
        stored.getLastSeenMicros(),
        stored.getSighting() == null ? null : restored(stored.getSighting()),
        shown(stored),
        stored.getSequence(),
        stored.getReadings(),
        stored.getDuplicates());
  }

  private static Sighting restored(StoredSighting stored) {
    return new Sighting(
        Probabilities.of(stored.getSmoothed().stream().mapToDouble(Double::doubleValue).toArray()),
        new Face(stored.getX(), stored.getY(), stored.getWidth(), stored.getHeight()));
  }

  private static Shown shown(StoredStudent stored) {
    var contender =
        stored.getContender() == null
            ? null
            : new Contender(
                Showing.valueOf(stored.getContender()), stored.getContenderSinceMicros());
    return new Shown(Showing.valueOf(stored.getShowing()), stored.getSinceMicros(), contender);
  }
}
