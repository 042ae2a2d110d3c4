package dev.classmoji.standalone.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.LongStream;

/** What a subscriber received, read back. */
final class Received {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Received() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  /** Which of a session's events of {@link Emojis} these are, in the order in which they came. */
  static List<Long> numbers(String session, List<String> messages) {
    return messages.stream()
        .map(Received::json)
        .filter(event -> event.get("source").asText().equals("/sessions/" + session))
        .map(event -> event.at("/data/since_s").asLong())
        .toList();
  }

  /** The numbers of a session's events from one to another, which is not among them. */
  static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  /** The text of a field whose value is a number or a text without a quotation mark, unparsed. */
  static String raw(String json, String field) {
    int begin = json.indexOf('"' + field + "\":") + field.length() + 3;
    return json.substring(begin).split("[,}]", 2)[0].replace("\"", "");
  }
}
