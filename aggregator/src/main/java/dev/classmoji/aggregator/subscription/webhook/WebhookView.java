package dev.classmoji.aggregator.subscription.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.classmoji.aggregator.subscription.webhook.registry.Webhook;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.WebhookStatus;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * A webhook as those are told who ask; what is not known is left out. Moments are ISO 8601 in UTC.
 *
 * @param url without its query, which may hold what others must not know
 * @param state {@code active}, {@code retrying} or {@code parked}
 * @param failures tries that failed since the last one that did not
 * @param lag records before it at most, some of which its filter leaves out
 * @param secret only in the answer to who asked for the webhook without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
    String id,
    String url,
    Map<String, String> filter,
    int batch,
    String since,
    String state,
    int failures,
    String failingSince,
    String lastSuccess,
    String lastErrorAt,
    String lastError,
    String nextTry,
    Long lag,
    String secret) {

  /**
   * @param lag null if it is not known
   */
  static WebhookView of(Webhook webhook, WebhookStatus status, Long lag) {
    return new WebhookView(
        webhook.id(),
        shown(webhook.url()),
        webhook.parameters(),
        webhook.batch(),
        webhook.since().toString(),
        status.getState().name().toLowerCase(Locale.ROOT),
        status.getFailures(),
        EpochMicros.utc(status.getFailingSinceMicros()),
        EpochMicros.utc(status.getLastSuccessAtMicros()),
        EpochMicros.utc(status.getLastErrorAtMicros()),
        status.getLastError(),
        EpochMicros.utc(status.getNextTryAtMicros()),
        lag,
        null);
  }

  /** With the secret, which is never told again. */
  WebhookView revealing(String told) {
    return new WebhookView(
        id,
        url,
        filter,
        batch,
        since,
        state,
        failures,
        failingSince,
        lastSuccess,
        lastErrorAt,
        lastError,
        nextTry,
        lag,
        told);
  }

  private static String shown(URI url) {
    return url.getRawQuery() == null ? url.toString() : url.toString().replaceFirst("\\?.*", "?…");
  }
}
