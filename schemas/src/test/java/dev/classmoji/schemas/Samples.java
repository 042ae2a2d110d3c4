package dev.classmoji.schemas;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** Messages, and schemas of builds before and after this one. */
final class Samples {
  static final StudentAlias ALIAS = new StudentAlias("a~1", "S13", "S03", 5L);

  private Samples() {}

  /** Some of every message type, with every field at random. */
  static Stream<SpecificRecord> messages() {
    return Topics.ALL.stream()
        .flatMap(topic -> topic.messages().stream())
        .distinct()
        .map(SpecificData.get()::getSchema)
        .flatMap(Samples::messages);
  }

  private static Stream<SpecificRecord> messages(Schema schema) {
    var random = new RandomData(SpecificData.get(), schema, 3, 1L).spliterator();
    return StreamSupport.stream(random, false)
        .map(message -> (SpecificRecord) SpecificData.get().deepCopy(schema, message));
  }

  static FaceCrop crop(int pixels) {
    return new FaceCrop(
        "a~1",
        "S01",
        1,
        "v1",
        7L,
        1_400_000L,
        99L,
        101L,
        new Box(1f, 2f, 3f, 4f),
        0.9f,
        0.8f,
        64,
        64,
        ByteBuffer.allocate(pixels));
  }

  /** The descriptor's schema before "labels", "ended", "perStudent" and "aliases" were added. */
  static Schema olderDescriptor() {
    return without(SessionDescriptor.getClassSchema(), "labels", "ended", "perStudent", "aliases");
  }

  static GenericRecord descriptor(Schema older) {
    var record = new GenericData.Record(older);
    record.put("session", "a~1");
    record.put("name", "a");
    record.put("run", "1");
    record.put("state", new GenericData.EnumSymbol(older.getField("state").schema(), "RUNNING"));
    record.put("sources", List.of());
    record.put("samplesPerSecond", 5.0);
    record.put("partition", 2);
    record.put("firstOffset", 17L);
    record.put("students", 3);
    record.put("startedAtMicros", 1L);
    return record;
  }

  /** {@link #ALIAS} by a writer that knows one more field. */
  static GenericRecord newerAlias() {
    var schema = StudentAlias.getClassSchema();
    var why = new Schema.Field("why", Schema.create(Schema.Type.STRING));
    var newer = copy(schema, Stream.concat(schema.getFields().stream(), Stream.of(why)));
    var record = new GenericData.Record(newer);
    record.put("session", "a~1");
    record.put("student", "S13");
    record.put("sameAs", "S03");
    record.put("mediaTimeMicros", 5L);
    record.put("why", "same face");
    return record;
  }

  static Schema without(Schema schema, String... fields) {
    return copy(
        schema,
        schema.getFields().stream().filter(field -> !List.of(fields).contains(field.name())));
  }

  static Schema named(String name) {
    return Schema.createRecord(name, null, "dev.classmoji.schemas", false, List.of());
  }

  private static Schema copy(Schema schema, Stream<Schema.Field> fields) {
    return Schema.createRecord(
        schema.getName(),
        schema.getDoc(),
        schema.getNamespace(),
        false,
        fields.map(field -> new Schema.Field(field, field.schema())).toList());
  }
}
