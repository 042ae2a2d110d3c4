package dev.classmoji.aggregator.subscription.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.classmoji.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** What can be asked of this server and what flows out of it, for people and for generators. */
public final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AVRO = "application/vnd.apache.avro";

  private Documents() {}

  /** The REST side, in OpenAPI 3.1: JSON. */
  public static String openApi() {
    return read("openapi.json").toPrettyString();
  }

  /**
   * Topics, streams and their messages, in AsyncAPI 3: JSON, with the Avro schemas of this build.
   */
  public static String asyncApi() {
    var document = read("asyncapi.json");
    var schemas = schemas();
    for (var message : document.at("/components/messages")) {
      var payload = message.get("payload");
      if (payload.path("schemaFormat").asText().startsWith(AVRO)) {
        var schema = schemas.get(payload.get("schema").asText());
        ((ObjectNode) payload).set("schema", parse(schema.toString()));
      }
    }
    return document.toPrettyString();
  }

  private static Map<String, Schema> schemas() {
    return Topics.ALL.stream()
        .flatMap(topic -> topic.messages().stream())
        .distinct()
        .map(SpecificData.get()::getSchema)
        .collect(Collectors.toMap(Schema::getFullName, Function.identity()));
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro writes its schemas as JSON", e);
    }
  }

  private static JsonNode read(String name) {
    try (var in = Documents.class.getResourceAsStream("/documents/" + name)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
