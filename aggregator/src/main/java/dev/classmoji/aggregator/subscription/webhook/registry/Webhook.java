package dev.classmoji.aggregator.subscription.webhook.registry;

import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.WebhookRegistration;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * Where emoji events are posted to, and which.
 *
 * @param id {@code wh-} and letters and digits
 * @param url where to, absolute
 * @param parameters which, as {@link Filter#of} reads it
 * @param batch the most events in one post, 1 to {@value #LARGEST_BATCH}
 */
public record Webhook(
    String id, URI url, Map<String, String> parameters, Secret secret, int batch, Instant since) {
  /** The most events that one post may have. */
  public static final int LARGEST_BATCH = 100;

  private static final String GROUPS = "classmoji-webhook-";

  /**
   * @throws IllegalArgumentException if a part is not allowed; the message is one line for a person
   */
  public Webhook {
    parameters = Map.copyOf(parameters);
    if (!Filter.PARAMETERS.containsAll(parameters.keySet())) {
      throw new IllegalArgumentException("filter may have " + String.join(", ", Filter.PARAMETERS));
    }
    Filter.of(parameters);
    if (batch < 1 || batch > LARGEST_BATCH) {
      throw new IllegalArgumentException("batch must be 1 to " + LARGEST_BATCH);
    }
  }

  /**
   * @throws IllegalArgumentException if it was not written by us
   */
  static Webhook of(String id, WebhookRegistration kept) {
    return new Webhook(
        id,
        URI.create(kept.getUrl()),
        kept.getFilter(),
        Secret.parse(kept.getSecret()),
        kept.getBatch(),
        EpochMicros.instant(kept.getRegisteredAtMicros()));
  }

  WebhookRegistration toKeep() {
    return WebhookRegistration.newBuilder()
        .setUrl(url.toString())
        .setSecret(secret.reveal())
        .setFilter(parameters)
        .setBatch(batch)
        .setRegisteredAtMicros(EpochMicros.of(since))
        .build();
  }

  public Filter filter() {
    return Filter.of(parameters);
  }

  /** The consumer group in which Kafka keeps how far it has come. */
  public String group() {
    return GROUPS + id;
  }
}
