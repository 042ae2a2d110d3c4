package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void shouldSpreadEveryTopicOfASessionAlike() {
    var ofNoSession = List.of(Topics.SCHEMAS, Topics.LINK_KEYS, Topics.WEBHOOKS);
    assertThat(Topics.ALL)
        .filteredOn(topic -> !ofNoSession.contains(topic))
        .allSatisfy(topic -> assertThat(topic.partitions(7)).isEqualTo(7));
    assertThat(ofNoSession).allSatisfy(topic -> assertThat(topic.partitions(7)).isEqualTo(1));
  }

  @Test
  void shouldKeepKafkasTimestampsOnTheWallClock() {
    assertThat(Topics.ALL)
        .allSatisfy(
            topic ->
                assertThat(topic.config())
                    .containsEntry("message.timestamp.type", "LogAppendTime"));
  }

  @Test
  void shouldNeverCompactCrops() {
    assertThat(Topics.FACE_CROPS.config()).containsEntry("cleanup.policy", "delete");
  }

  @Test
  void shouldKeepTheLastNameOfAStudentForAsLongAsWhatTheyShowed() {
    assertThat(Topics.STUDENT_LABELS.config())
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("retention.ms", Topics.STUDENT_FEEDBACK.config().get("retention.ms"));
  }

  @Test
  void shouldDocumentEveryFieldOfEveryMessage() {
    Topics.ALL.stream()
        .flatMap(topic -> topic.messages().stream())
        .map(SpecificData.get()::getSchema)
        .forEach(TopicsTest::assertDocumented);
  }

  @Test
  void shouldNeverCarryPixelsBeyondTheCrops() {
    Topics.ALL.stream()
        .filter(topic -> topic != Topics.FACE_CROPS)
        .flatMap(topic -> topic.messages().stream())
        .map(SpecificData.get()::getSchema)
        .flatMap(schema -> schema.getFields().stream())
        .forEach(
            field ->
                assertThat(field.schema().getType())
                    .as(field.name())
                    .isNotIn(Schema.Type.BYTES, Schema.Type.FIXED));
  }

  private static void assertDocumented(Schema schema) {
    assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
    schema
        .getFields()
        .forEach(
            field ->
                assertThat(field.doc()).as(schema.getName() + "." + field.name()).isNotBlank());
  }
}
