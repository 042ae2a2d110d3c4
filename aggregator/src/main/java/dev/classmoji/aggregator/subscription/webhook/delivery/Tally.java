package dev.classmoji.aggregator.subscription.webhook.delivery;

/** Is told what became of posts; thread-safe. */
@FunctionalInterface
public interface Tally {

  /**
   * @param events how many events the post had
   */
  void posted(Outcome outcome, int events);
}
