package dev.classmoji.aggregator.subscription.webhook.registry;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Webhooks for tests. */
public final class Hooks {
  public static final Secret SECRET = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private Hooks() {}

  /** One that takes everything. */
  public static Webhook to(String url, int batch) {
    return new Webhook(
        "wh-1", URI.create(url), Map.of(), SECRET, batch, Instant.parse("2026-01-01T10:00:00Z"));
  }

  public static Webhook asking(Map<String, String> parameters) {
    return new Webhook(
        "wh-1", URI.create("https://hooks.example/x"), parameters, SECRET, 1, Instant.EPOCH);
  }
}
