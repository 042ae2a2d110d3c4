package dev.classmoji.ingest.source;

import dev.classmoji.schemas.EpochMicros;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);

  /** A source that is back is to be seen within 3 s, opening it included. */
  private static final Duration LONGEST_RETRY = Duration.ofMillis(1500);

  /** Until a port is listened on again. */
  private static final Duration REOPENING = Duration.ofMillis(50);

  private static final Duration STALL = Duration.ofSeconds(2);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final StreamAddress address;
  private final StreamSettings settings;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Backoff backoff;
  private final Playout playout = new Playout();
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
      StreamSettings settings,
      double picturesPerSecond,
      Clock clock,
      LongSupplier nanos,
      RandomGenerator chance,
      Runnable arrival) {
    this.address = address;
    this.door = door;
    this.settings = settings;
    this.picturesPerSecond = picturesPerSecond;
    this.clock = clock;
    this.nanos = nanos;
    this.arrival = arrival;
    backoff =
        address.waits()
            ? new Backoff(REOPENING, REOPENING, chance)
            : new Backoff(FIRST_RETRY, LONGEST_RETRY, chance);
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
      StreamSettings settings,
      double picturesPerSecond,
      Clock clock,
      LongSupplier nanos,
      RandomGenerator chance,
      Runnable arrival)
      throws UnusableSourceException {
    RtmpDoor door = null;
    if (address.listens() && address.kind() == StreamKind.RTMP) {
      try {
        door = RtmpDoor.open(address, settings.answer());
      } catch (IOException | IllegalArgumentException e) {
        throw new UnusableSourceException(
            "%s: the port cannot be opened (%s); choose another or end who has it"
                .formatted(address, e.getMessage()));
      }
    }
    var source =
        new LiveSource(address, door, settings, picturesPerSecond, clock, nanos, chance, arrival);
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
        lost(StreamFault.ended(nanos.getAsLong() - lastNanos, settings.silence()));
      } catch (StreamException e) {
        lost(e.getMessage());
      } catch (RuntimeException | OutOfMemoryError e) {
        lost(StreamFault.unusable(e));
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
      return StreamConnection.accept(door, deadline, settings);
    }
    return address.waits()
        ? StreamConnection.listen(address, deadline, settings)
        : StreamConnection.call(address, deadline, settings);
  }

  private void watch(StreamConnection connection) throws StreamException, InterruptedException {
    boolean segmented = connection.demuxer().isSegmented();
    playout.reconnect();
    lastNanos = nanos.getAsLong();
    try (var view = StreamView.of(connection.demuxer(), settings.hardware(), nanos)) {
      long decodedBefore = decoded;
      long damagedBefore = damaged;
      while (view.advance() && !deadline.isOver()) {
        if (segmented && !awaitTurn(view)) {
          continue;
        }
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

  /** False if the frame was shown already. */
  private boolean awaitTurn(StreamView view) throws InterruptedException {
    var timestamp = view.timestampNanos();
    if (timestamp.isEmpty()) {
      return true;
    }
    long now = nanos.getAsLong();
    if (playout.shown(timestamp.getAsLong(), now)) {
      return false;
    }
    TimeUnit.NANOSECONDS.sleep(playout.waitNanos(timestamp.getAsLong(), now));
    return true;
  }

  private void live() {
    connections++;
    backoff.reset();
    detail = "";
    state = SourceState.LIVE;
  }

  private void offer(StreamView view) throws StreamException {
    if (lastNanos - dueNanos < 0) {
      return;
    }
    long period = (long) (TimeUnit.SECONDS.toNanos(1) / picturesPerSecond);
    dueNanos = Math.max(dueNanos + period, lastNanos - period / 2);
    var now = EpochMicros.of(clock.instant());
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
