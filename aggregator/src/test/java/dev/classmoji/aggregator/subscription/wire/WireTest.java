package dev.classmoji.aggregator.subscription.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.event.Position;
import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.stream.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final Position AT = Position.parse("0-17.2-1234");
  private static final Message EVENT = new Message.Event(AT, "{\"id\":\"S01-17\"}".getBytes(UTF_8));
  private static final Message GAP = new Message.Gap(AT, 2, 5, 1235);

  @Test
  void shouldStreamAnEventWithoutANameSoThatAPageHasItAtOnce() {
    assertThat(stream(EVENT)).isEqualTo("id: 0-17.2-1234\ndata: {\"id\":\"S01-17\"}\n\n");
  }

  @Test
  void shouldStreamASignOfLifeThatIsNoEventButMovesThePosition() {
    assertThat(stream(new Message.Beat(AT))).isEqualTo("id: 0-17.2-1234\n: still here\n\n");
  }

  @Test
  void shouldStreamAGapAndAFarewellByName() {
    assertThat(stream(GAP))
        .startsWith("id: 0-17.2-1234\nevent: gap\ndata: {\"specversion\":\"1.0\"")
        .contains("\"type\":\"dev.classmoji.stream.gap\"", "\"partition\":2,\"from\":5,\"to\":1235")
        .endsWith("}}\n\n");
    assertThat(new String(ServerSentEvents.of(Farewell.TOO_SLOW), UTF_8))
        .startsWith("event: farewell\ndata: {")
        .contains("\"code\":1013", "\"reason\":\"too slow")
        .endsWith("}}\n\n");
  }

  @Test
  void shouldSayOnASocketWhereToResumeFrom() {
    assertThat(SocketMessages.of(EVENT))
        .isEqualTo("{\"id\":\"S01-17\",\"position\":\"0-17.2-1234\"}");
    assertThat(SocketMessages.of(GAP))
        .contains("dev.classmoji.stream.gap")
        .endsWith("},\"position\":\"0-17.2-1234\"}");
    assertThat(SocketMessages.of(new Message.Beat(AT)))
        .contains("dev.classmoji.stream.position")
        .endsWith("\"data\":{},\"position\":\"0-17.2-1234\"}");
  }

  @Test
  void shouldKeepReasonsShortEnoughForAClosingFrame() {
    for (var farewell : Farewell.values()) {
      assertThat(farewell.reason().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(123);
    }
  }

  private static String stream(Message message) {
    return new String(ServerSentEvents.of(List.of(message)), UTF_8);
  }
}
