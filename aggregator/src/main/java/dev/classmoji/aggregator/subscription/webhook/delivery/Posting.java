package dev.classmoji.aggregator.subscription.webhook.delivery;

import java.util.concurrent.CompletableFuture;

/** Posts letters; thread-safe. */
@FunctionalInterface
public interface Posting {

  /**
   * Looks the address up, which may take a while, and posts.
   *
   * @return what became of it, in bounded time; never exceptionally. Who cancels it wants to know
   *     no more.
   */
  CompletableFuture<Outcome> post(Letter letter);
}
