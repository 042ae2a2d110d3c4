package dev.classmoji.aggregator.subscription.webhook;

import dev.classmoji.aggregator.subscription.webhook.registry.Secret;
import dev.classmoji.aggregator.subscription.webhook.registry.Webhook;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What someone who asks for a webhook says: {@code {"url": "https://…", "filter": {"session":
 * "math-7b"}, "secret": "whsec_…", "batch": 50}}, of which only the first is needed.
 *
 * @param parameters what a filter is made of
 * @param secret if they have one
 */
record WebhookRequest(URI url, Map<String, String> parameters, Optional<Secret> secret, int batch) {
  private static final Set<String> NAMES = Set.of("url", "filter", "secret", "batch");

  /**
   * @param body JSON; null if nothing was sent
   * @throws IllegalArgumentException if it is not understood; the message is one line for a person
   */
  static WebhookRequest read(Buffer body) {
    var said = object(body);
    if (!NAMES.containsAll(said.fieldNames())) {
      throw new IllegalArgumentException("say url and, if you like, filter, secret and batch");
    }
    return new WebhookRequest(
        url(text(said, "url").orElseThrow(() -> new IllegalArgumentException("url is missing"))),
        parameters(said.getValue("filter")),
        text(said, "secret").map(Secret::parse),
        batch(said.getValue("batch", 1)));
  }

  private static JsonObject object(Buffer body) {
    try {
      if (body != null && Json.decodeValue(body) instanceof JsonObject object) {
        return object;
      }
    } catch (DecodeException e) {
      // said below
    }
    throw new IllegalArgumentException("say {\"url\": \"https://…\"}");
  }

  private static Optional<String> text(JsonObject said, String name) {
    var value = said.getValue(name);
    if (value != null && !(value instanceof String)) {
      throw new IllegalArgumentException(name + " must be a text");
    }
    return Optional.ofNullable((String) value);
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url is none");
    }
  }

  private static Map<String, String> parameters(Object filter) {
    var parameters = new HashMap<String, String>();
    if (filter instanceof JsonObject object) {
      object.forEach(
          asked -> {
            if (asked.getValue() != null) {
              parameters.put(asked.getKey(), asked.getValue().toString());
            }
          });
    } else if (filter != null) {
      throw new IllegalArgumentException("filter must be like {\"session\": \"math-7b\"}");
    }
    return parameters;
  }

  private static int batch(Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException("batch must be a number");
  }

  /**
   * @throws IllegalArgumentException if a part is not allowed
   */
  Webhook toWebhook(String id, Secret signsWith, Instant now) {
    return new Webhook(id, url, parameters, signsWith, batch, now);
  }
}
