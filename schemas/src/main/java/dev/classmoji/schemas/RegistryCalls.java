package dev.classmoji.schemas;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks a registry until it answers or patience is at its end. Each try has a thread of its own,
 * since Apicurio's client would wait forever for an answer. Thread-safe.
 */
final class RegistryCalls implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RegistryCalls.class.getName());
  private static final Duration TRY = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final URI url;
  private final Duration patience;
  private final ExecutorService tries =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "schema-registry");
            thread.setDaemon(true);
            return thread;
          });

  RegistryCalls(URI url, Duration patience) {
    this.url = url;
    this.patience = patience;
  }

  /**
   * @param what what is asked for, for a person who reads that it was in vain
   * @throws RegistryException if no try succeeded in time
   */
  <T> T answer(String what, Supplier<T> request) {
    long deadline = System.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (true) {
        var failure = "";
        try {
          return once(request, deadline);
        } catch (ExecutionException e) {
          failure = reason(e.getCause());
        } catch (TimeoutException e) {
          failure = "no answer";
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new RegistryException(
              "the schema registry at %s did not %s within %s: %s"
                  .formatted(url, what, patience, failure));
        }
        if (pause == FIRST_PAUSE_MILLIS) {
          LOG.log(WARNING, "The schema registry at {0} does not {1} yet: {2}", url, what, failure);
        }
        Thread.sleep(Math.min(pause, left));
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private <T> T once(Supplier<T> request, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    var answer = tries.submit(request::get);
    try {
      long limit = Math.min(TRY.toNanos(), deadline - System.nanoTime());
      return answer.get(Math.max(limit, TimeUnit.SECONDS.toNanos(1)), TimeUnit.NANOSECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  /** Why the network failed, or the innermost cause: what is wrapped around it says nothing. */
  private static String reason(Throwable failure) {
    var cause = failure;
    while (!(cause instanceof IOException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
  }

  @Override
  public void close() {
    tries.shutdownNow();
  }
}
