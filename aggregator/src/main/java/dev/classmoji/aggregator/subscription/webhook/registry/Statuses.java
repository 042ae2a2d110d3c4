package dev.classmoji.aggregator.subscription.webhook.registry;

import dev.classmoji.schemas.WebhookState;
import dev.classmoji.schemas.WebhookStatus;

/** Where it is kept how each webhook does; thread-safe. */
public interface Statuses {

  /** Of one of which nothing was tried. */
  WebhookStatus NEW = WebhookStatus.newBuilder().setState(WebhookState.ACTIVE).build();

  /** What is known of it here; {@link #NEW} if nothing is. */
  WebhookStatus of(String id);

  /** Says how it is from now on, without waiting until that is kept. */
  void tell(String id, WebhookStatus status);
}
