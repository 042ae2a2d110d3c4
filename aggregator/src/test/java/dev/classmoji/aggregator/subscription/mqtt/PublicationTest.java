package dev.classmoji.aggregator.subscription.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.event.Envelope;
import dev.classmoji.aggregator.subscription.event.Events;
import dev.classmoji.schemas.Showing;
import org.junit.jupiter.api.Test;

class PublicationTest {

  @Test
  void shouldBeACloudEventUnderItsStudentsTopic() {
    var event = Events.at(2, 17, Events.read("S01", 4, Showing.SAD, Showing.HAPPY));

    var publication = Publication.of("school/classmoji", event);

    assertThat(publication.topic()).isEqualTo("school/classmoji/math-7b~k3f9/S01/emoji");
    assertThat(publication.contentType()).isEqualTo("application/cloudevents+json");
    assertThat(publication.payload()).isEqualTo(Envelope.of(event).json());
    assertThat(publication.properties())
        .containsEntry("type", "dev.classmoji.emoji.changed")
        .containsEntry("source", "/sessions/math-7b~k3f9")
        .containsEntry("subject", "S01")
        .containsEntry("id", "S01-4");
  }
}
