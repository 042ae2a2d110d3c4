package dev.classmoji.ingest.source;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Until when FFmpeg may wait for the network. FFmpeg asks about ten times a second while it waits,
 * and returns with an error once the time is up or {@link #stop} was called, from any thread.
 */
final class Deadline implements AutoCloseable {
  private static final Map<Long, Deadline> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final long number = NUMBERS.incrementAndGet();
  private volatile boolean limited;
  private volatile long endNanos;
  private volatile boolean stopped;

  Deadline() {
    OPEN.put(number, this);
  }

  /** From now on FFmpeg may wait so long. */
  void within(Duration time) {
    endNanos = System.nanoTime() + time.toNanos();
    limited = true;
  }

  /** From now on FFmpeg may wait until {@link #stop}. */
  void never() {
    limited = false;
  }

  /** Has every call return, now and from now on. */
  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  /** Whether time was up rather than that something else went wrong. */
  boolean passed() {
    return limited && System.nanoTime() - endNanos >= 0;
  }

  /** Whether FFmpeg waits no more. */
  boolean isOver() {
    return stopped || passed();
  }

  /** Has FFmpeg ask this deadline. */
  void watch(AVIOInterruptCB callback) {
    callback.callback(Ask.INSTANCE).opaque(new OpaqueNumber(number));
  }

  @Override
  public void close() {
    OPEN.remove(number);
  }

  /** One for all deadlines: JavaCPP makes few native functions of Java methods. */
  private static final class Ask extends AVIOInterruptCB.Callback_Pointer {
    private static final Ask INSTANCE = new Ask();

    @Override
    public int call(Pointer number) {
      var asked = OPEN.get(number.address());
      return asked == null || asked.isOver() ? 1 : 0;
    }
  }
}
