package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Somebody who watches a live source and waits for what should come. */
final class Viewer implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(60);

  static {
    Libraries.load(); // which takes seconds, once
  }

  private final Semaphore arrivals = new Semaphore(0);
  private final LiveSource source;

  private Viewer(StreamAddress address, StreamSettings limits) throws UnusableSourceException {
    source =
        LiveSource.open(
            address,
            limits,
            5,
            Clock.systemUTC(),
            System::nanoTime,
            new Random(1),
            arrivals::release);
  }

  static Viewer of(String address, StreamSettings limits) throws UnusableSourceException {
    return new Viewer(StreamAddress.parse(address), limits);
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static void await(Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what.get()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** A picture that nobody took, if there is one. */
  Optional<Snapshot> take() {
    return source.take();
  }

  SourceStatus status() {
    return source.status();
  }

  void await(SourceState state) throws InterruptedException {
    await(() -> state + ", not " + status(), () -> status().state() == state);
  }

  /** A picture that comes from now on. */
  Snapshot awaitPicture() throws InterruptedException {
    return awaitPicture(any -> true);
  }

  /** A picture like this that comes from now on. */
  Snapshot awaitPicture(Predicate<Snapshot> like) throws InterruptedException {
    source.take();
    var found = new Snapshot[1];
    await(
        () -> "a picture; the source is " + status(),
        () -> {
          source.take().filter(like).ifPresent(taken -> found[0] = taken);
          return found[0] != null;
        });
    return found[0];
  }

  /** A picture of this width and height. */
  Snapshot awaitPicture(int width, int height) throws InterruptedException {
    return awaitPicture(taken -> taken.width() == width && taken.height() == height);
  }

  /** So many more arrivals, taken or not. */
  void awaitArrivals(int count) throws InterruptedException {
    assertThat(arrivals.tryAcquire(count, LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() {
    source.close();
  }
}
