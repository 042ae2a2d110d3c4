package dev.classmoji.standalone.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;

/** Holds what really flows against what {@code asyncapi.json} and {@code openapi.json} tell. */
final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Contract() {}

  /**
   * How something differs from what a document tells of it, fields that it does not tell among it.
   *
   * @param schema the name of one of the document's schemas
   * @return nothing if it is as told
   */
  static List<String> complaints(JsonNode document, String schema, JsonNode json) {
    var root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    return complaints(document, root, json);
  }

  /**
   * The same, for a schema that has no name.
   *
   * @param root the schema; is changed
   */
  static List<String> complaints(JsonNode document, ObjectNode root, JsonNode json) {
    var components = document.get("components").deepCopy();
    root.set("components", components);
    close(root);
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(root)
        .validate(json)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** A reader passes over fields that it does not know; here each must be told. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.path("type").asText().equals("object")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(Contract::close);
  }
}
