package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.SessionDescriptor;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionDetailsTest {

  @Test
  void shouldTellWhatTheDescriptorTells() {
    var session =
        SessionDescriptor.newBuilder(Sessions.ended("art~x1", Sessions.STARTED))
            .setLastOffset(7L)
            .setLabels(Map.of("topic", "fractions"))
            .build();

    assertThat(SessionDetails.lines(session, false, ZoneOffset.UTC))
        .containsExactly(
            "started 2026-11-20 09:30 Z, completed",
            "students 12",
            "source v1: recording, 1280x720 pixels, 1:30",
            "log: partition 0, classmoji.expressions from offset 0 to 7",
            "label topic: fractions");
  }

  @Test
  void shouldSayThatASessionStillRuns() {
    var running = Sessions.running("art~x1", Sessions.STARTED);

    assertThat(SessionDetails.lines(running, false, ZoneOffset.UTC).get(0))
        .endsWith("running: this is what there is so far");
    assertThat(SessionDetails.lines(running, true, ZoneOffset.UTC).get(0))
        .endsWith("broken off: its run stopped without an end, and this is what it left");
  }
}
