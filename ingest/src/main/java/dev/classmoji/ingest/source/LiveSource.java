package dev.classmoji.ingest.source;

import static java.time.temporal.ChronoUnit.MICROS;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A live source that comes and goes: connects, or is pushed to, again and again on a thread of its
 * own, decodes all that comes and keeps the latest picture that was due. Whoever takes pictures too
 * slowly gets fewer, never older ones.
 */
public final class LiveSource implements AutoCloseable {
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(8);
  private static final Duration STALL = Duration.ofSeconds(2);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final StreamAddress address;
  private final StreamLimits limits;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Backoff backoff;
  private final Deadline deadline = new Deadline();
  private final RtmpDoor door;
  private final Runnable arrival;
  private final Thread thread;
  private final AtomicReference<Snapshot> latest = new AtomicReference<>();

  private volatile double picturesPerSecond;
  private volatile SourceState state = SourceState.WAITING;
  private volatile String detail = "";
  private volatile long connections;
  private volatile long decoded;
  private volatile long damaged;
  private volatile long dropped;
  private volatile long lastNanos;
  private long dueNanos;

  private LiveSource(
      StreamAddress address,
      RtmpDoor door,
      StreamLimits limits,
      double picturesPerSecond,
      Clock clock,
      LongSupplier nanos,
      RandomGenerator chance,
      Runnable arrival) {
    this.address = address;
    this.door = door;
    this.limits = limits;
    this.picturesPerSecond = picturesPerSecond;
    this.clock = clock;
    this.nanos = nanos;
    this.arrival = arrival;
    backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY, chance);
    dueNanos = nanos.getAsLong();
    thread = new Thread(this::run, "source-" + address.shown());
    thread.setDaemon(true);
  }

  /**
   * Begins to connect or to listen.
   *
   * @param picturesPerSecond how often a picture is due
   * @param clock the wall clock
   * @param nanos a clock like {@link System#nanoTime}
   * @param arrival called, on a thread of the source's, when there is a new picture to take
   * @throws UnusableSourceException if its port cannot be listened on
   */
  public static LiveSource open(
      StreamAddress address,
      StreamLimits limits,
      double picturesPerSecond,
      Clock clock,
      LongSupplier nanos,
      RandomGenerator chance,
      Runnable arrival)
      throws UnusableSourceException {
    RtmpDoor door = null;
    if (address.listens() && address.kind() == StreamKind.RTMP) {
      try {
        door = RtmpDoor.open(address, limits.answer());
      } catch (IOException | IllegalArgumentException e) {
        throw new UnusableSourceException(
            "%s: the port cannot be opened (%s); choose another or end who has it"
                .formatted(address, e.getMessage()));
      }
    }
    var source =
        new LiveSource(address, door, limits, picturesPerSecond, clock, nanos, chance, arrival);
    source.thread.start();
    return source;
  }

  /** Takes the latest picture that is due, if there is one that nobody took. */
  public Optional<Snapshot> take() {
    return Optional.ofNullable(latest.getAndSet(null));
  }

  /** Changes how often a picture is due. */
  public void pace(double picturesPerSecond) {
    this.picturesPerSecond = picturesPerSecond;
  }

  /** How often a picture is due, times a second. */
  public double pace() {
    return picturesPerSecond;
  }

  public StreamAddress address() {
    return address;
  }

  /** How it is doing now. */
  public SourceStatus status() {
    var now = state;
    boolean silent = now == SourceState.LIVE && nanos.getAsLong() - lastNanos > STALL.toNanos();
    return new SourceStatus(
        silent ? SourceState.STALLED : now,
        silent ? "no picture comes" : detail,
        connections,
        decoded,
        damaged,
        dropped);
  }

  private void run() {
    while (!deadline.stopped()) {
      try (var connection = connect()) {
        watch(connection);
        lost(StreamFault.ended(deadline, limits.silence()));
      } catch (StreamException e) {
        lost(e.getMessage());
      } catch (IOException e) {
        lost("no port is free");
      } catch (InterruptedException e) {
        break;
      }
      if (!pause()) {
        break;
      }
    }
    state = SourceState.CLOSED;
  }

  private StreamConnection connect() throws StreamException, InterruptedException, IOException {
    if (door != null) {
      door.letIn();
      return StreamConnection.accept(door, deadline, limits);
    }
    return address.listens()
        ? StreamConnection.listen(address, deadline, limits)
        : StreamConnection.call(address, deadline, limits);
  }

  private void watch(StreamConnection connection) throws StreamException {
    try (var view = StreamView.of(connection.demuxer())) {
      long decodedBefore = decoded;
      long damagedBefore = damaged;
      while (!deadline.stopped() && view.advance()) {
        lastNanos = nanos.getAsLong();
        decoded = decodedBefore + view.decoded();
        damaged = damagedBefore + view.damaged();
        if (state != SourceState.LIVE) {
          live();
        }
        offer(view);
      }
    }
  }

  private void live() {
    connections++;
    backoff.reset();
    detail = "";
    state = SourceState.LIVE;
  }

  private void offer(StreamView view) {
    if (lastNanos - dueNanos < 0) {
      return;
    }
    long period = (long) (TimeUnit.SECONDS.toNanos(1) / picturesPerSecond);
    dueNanos = Math.max(dueNanos + period, lastNanos - period / 2);
    var now = MICROS.between(Instant.EPOCH, clock.instant());
    if (latest.getAndSet(view.snapshot(lastNanos, now)) != null) {
      dropped++;
    }
    arrival.run();
  }

  private void lost(String why) {
    detail = why;
    state = SourceState.WAITING;
  }

  /** False if it was closed meanwhile. */
  private boolean pause() {
    if (door != null) {
      return true; // the next push is waited for, not asked for
    }
    try {
      TimeUnit.MILLISECONDS.sleep(backoff.next().toMillis());
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Lets go of the source; returns when its connection is closed. */
  @Override
  public void close() {
    deadline.stop();
    thread.interrupt();
    if (door != null) {
      door.close();
    }
    try {
      thread.join(FAREWELL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deadline.close();
  }
}
