package dev.classmoji.aggregator.subscription.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.classmoji.aggregator.subscription.event.Envelope;
import dev.classmoji.aggregator.subscription.event.Events;
import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.wire.ServerSentEvents;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode asyncApi = parse(Documents.asyncApi());
  private final JsonNode openApi = parse(Documents.openApi());

  @Test
  void shouldHoldTheSchemasThatThisBuildWrites() {
    var record = asyncApi.at("/components/messages/emojiRecord/payload");

    assertThat(record.get("schema")).isEqualTo(parse(EmojiEvent.getClassSchema().toString()));
    assertThat(asyncApi.findValuesAsText("schema")).noneMatch(text -> text.startsWith("dev."));
  }

  @Test
  void shouldNameTopicsAsTheyAreMade() {
    Map<String, Topic> topics =
        Topics.ALL.stream().collect(toMap(Topic::name, Function.identity()));
    var kafka =
        StreamSupport.stream(asyncApi.get("channels").spliterator(), false)
            .filter(channel -> channel.at("/bindings/kafka").isObject())
            .toList();

    assertThat(kafka).isNotEmpty();
    for (var channel : kafka) {
      var config = topics.get(channel.get("address").asText()).config();
      var told = channel.at("/bindings/kafka/topicConfiguration");
      assertThat(text(told.get("cleanup.policy")))
          .containsExactlyInAnyOrder(config.get("cleanup.policy").split(","));
      assertThat(told.path("retention.ms").asText(null)).isEqualTo(config.get("retention.ms"));
    }
  }

  @Test
  void shouldDescribeEveryEventAsItIsWritten() {
    for (var event :
        List.of(
            Events.read("S01", 1, null, Showing.HAPPY),
            Events.read("S01", 2, Showing.HAPPY, Showing.UNSURE),
            Events.left("S01", 3, Showing.UNSURE))) {
      var json = parse(new String(Envelope.of(Events.at(1, 2, event)).json(), UTF_8));

      assertThat(complaints("EmojiChangedEvent", json)).isEmpty();
    }
    assertThat(complaints("EmojiChangedEvent", JSON.createObjectNode())).isNotEmpty();
  }

  @Test
  void shouldDescribeEveryFarewell() {
    for (var farewell : Farewell.values()) {
      var text = new String(ServerSentEvents.of(farewell), UTF_8);
      var json = parse(text.substring(text.indexOf('{')));

      assertThat(complaints("FarewellNotice", json)).isEmpty();
    }
  }

  @Test
  void shouldKnowEveryState() {
    assertThat(text(asyncApi.at("/components/schemas/State/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(Showing.values())
                .map(showing -> showing.name().toLowerCase(Locale.ROOT))
                .toList());
    assertThat(text(openApi.at("/components/schemas/Showing/enum")))
        .containsExactlyElementsOf(Arrays.stream(Showing.values()).map(Showing::name).toList());
  }

  @Test
  void shouldReferToWhatIsThereAlone() {
    for (var document : List.of(asyncApi, openApi)) {
      assertThat(document.findValuesAsText("$ref"))
          .isNotEmpty()
          .allSatisfy(
              ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    }
  }

  private List<String> complaints(String schema, JsonNode json) {
    var root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    root.set("components", asyncApi.get("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(root)
        .validate(json)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> text(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
