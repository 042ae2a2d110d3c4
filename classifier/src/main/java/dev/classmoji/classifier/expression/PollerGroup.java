package dev.classmoji.classifier.expression;

import static java.lang.System.Logger.Level.ERROR;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs pollers, each in its own thread. If one fails, all stop: the failure is kept, logged once
 * and told, since a class whose partition nobody reads must not look alive.
 */
public final class PollerGroup {
  private static final System.Logger LOG = System.getLogger(PollerGroup.class.getName());
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<ExpressionPoller> pollers;
  private final Consumer<Throwable> onFailure;
  private final List<Thread> threads;

  /**
   * @param onFailure told the first failure, in the thread that failed
   */
  public PollerGroup(List<ExpressionPoller> pollers, Consumer<Throwable> onFailure) {
    this.pollers = List.copyOf(pollers);
    this.onFailure = onFailure;
    threads =
        IntStream.range(0, pollers.size()).mapToObj(i -> thread(pollers.get(i), i + 1)).toList();
  }

  private Thread thread(ExpressionPoller poller, int number) {
    var thread = new Thread(() -> run(poller), "classifier-" + number);
    thread.setDaemon(true); // the application decides when the process ends
    return thread;
  }

  public void start() {
    threads.forEach(Thread::start);
  }

  private void run(ExpressionPoller poller) {
    try {
      poller.run();
    } catch (RuntimeException | Error e) {
      if (failure.compareAndSet(null, e)) {
        LOG.log(ERROR, "The classifier cannot go on: " + e.getMessage(), e);
        pollers.forEach(ExpressionPoller::stop);
        onFailure.accept(e);
      }
    }
  }

  /** Whether every poller runs and belongs to the consumer group. */
  public boolean isReading() {
    return threads.stream().allMatch(Thread::isAlive)
        && pollers.stream().allMatch(ExpressionPoller::hasJoined);
  }

  /** What ended the pollers; empty while they run and after an orderly stop. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Stops the pollers and waits until they have committed what they have published.
   *
   * @return whether all have stopped within the limit; if not, the model is still in use
   */
  public boolean stop() throws InterruptedException {
    pollers.forEach(ExpressionPoller::stop);
    for (var thread : threads) {
      thread.join(STOP_LIMIT.toMillis());
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }
}
