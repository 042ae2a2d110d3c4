package dev.classmoji.aggregator.dashboard;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Reads from the topics for requests, which wait, and answers those for whom that fails. */
@ApplicationScoped
class TopicReading {
  private static final Logger LOG = Logger.getLogger(TopicReading.class);
  private static final int READERS = 2;
  private static final int PATIENCE_SECONDS = 20;

  private final Semaphore readers = new Semaphore(READERS, true);

  /**
   * Reads much: only a few at a time do.
   *
   * @return empty if the request was answered that it cannot be read
   */
  <T> Optional<T> inTurn(RoutingContext context, Supplier<T> reading) {
    return attempt(
        context,
        () -> {
          if (!readers.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("others were reading for too long");
          }
          try {
            return reading.get();
          } finally {
            readers.release();
          }
        });
  }

  /**
   * Reads little.
   *
   * @return empty if the request was answered that it cannot be read
   */
  <T> Optional<T> attempt(RoutingContext context, Callable<T> reading) {
    try {
      return Optional.of(reading.call());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Answers.problem(context, 503, "the dashboard is closing");
    } catch (Exception e) { // whatever it is, the next try may go well
      LOG.warnf("The topics could not be read for a page: %s", e);
      Answers.problem(context, 503, "the topics cannot be read for now: try again in a moment");
    }
    return Optional.empty();
  }
}
