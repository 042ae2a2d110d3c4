package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many reconnections leave behind: nothing. */
class ReconnectionIT {
  private static final Path SELF = Path.of("/proc/self");
  private static final long MIB = 1 << 20;
  private static final int SETTLED_AFTER = 10;
  private static final int RECONNECTIONS = 50;
  private static final StreamSettings HASTE =
      new StreamSettings(
          Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofMillis(100), VideoHardware.NONE);

  @TempDir private static Path folder;
  private static Path clip;

  @BeforeAll
  static void makeAClip() {
    Pusher.assumeInstalled();
    clip = new Clips(folder).encode("clip.mp4", "-c:v", "libx264", "-bf", "0", "-g", "12");
  }

  @Test
  void shouldLeaveNothingBehind() throws Exception {
    var kinds = List.of(Listener.RTMP, Listener.SRT);
    try (var rtmp = new Host(Listener.RTMP);
        var srt = new Host(Listener.SRT)) {
      touchTheHeap();
      for (int i = 0; i < SETTLED_AFTER; i++) {
        receive(rtmp, srt);
      }
      var settled = Footprint.atRest();
      for (int i = SETTLED_AFTER; i < RECONNECTIONS; i++) {
        receive(rtmp, srt);
      }
      var after = Footprint.atRest();
      System.out.printf(
          "live source: after %d reconnections by each of %s: %s; after %d: %s%n",
          SETTLED_AFTER, kinds, settled, RECONNECTIONS, after);
      assertThat(after.isWithin(settled)).as("no more threads and handles than before").isTrue();
      assertThat(after.residentBytes() - settled.residentBytes()).isLessThan(20 * MIB);
    }
  }

  /** Young memory that no object has had yet would be resident later only. */
  private static void touchTheHeap() {
    long touched = 0;
    for (long bytes = 0; bytes < Runtime.getRuntime().maxMemory(); bytes += MIB) {
      touched += new byte[(int) MIB].length;
    }
    assertThat(touched).isPositive();
  }

  /** A visit to each, until there are pictures of it. */
  private static void receive(Host first, Host second) throws Exception {
    try (var one = first.invite();
        var other = second.invite()) {
      one.awaitPicture();
      other.awaitPicture();
      one.end();
      other.end();
    }
    first.viewer.await(SourceState.WAITING);
    second.viewer.await(SourceState.WAITING);
  }

  /** Who listens. */
  private static final class Host implements AutoCloseable {
    private final Listener kind;
    private final int port;
    private final Viewer viewer;

    Host(Listener kind) throws Exception {
      this.kind = kind;
      port = Viewer.freePort();
      viewer = Viewer.of(kind.listens(port), HASTE);
    }

    Sender invite() throws IOException {
      return new Sender(kind, port, clip, viewer);
    }

    @Override
    public void close() {
      viewer.close();
    }
  }

  /** What this process has of the machine. */
  private record Footprint(long residentBytes, long threads, long handles) {
    private static final int SAME_IN_A_ROW = 20;
    private static final long BETWEEN_MILLIS = 100;

    /** Once both listen again, for which threads and handles come, and what they had has gone. */
    static Footprint atRest() throws InterruptedException {
      var last = now();
      for (int same = 1; same < SAME_IN_A_ROW; ) {
        Thread.sleep(BETWEEN_MILLIS);
        var next = now();
        same = next.isWithin(last) && last.isWithin(next) ? same + 1 : 1;
        last = next;
      }
      return last;
    }

    private static Footprint now() {
      System.gc();
      return new Footprint(readResident(), countThreads(), count("fd", any -> true));
    }

    /** Java's compiler threads come and go, and it has one for each program that it started. */
    private static long countThreads() {
      return count(
          "task",
          task -> {
            try {
              return !Files.readString(task.resolve("comm"))
                  .matches("(C[12] Comp|process reap).*\\n");
            } catch (IOException e) {
              return false; // it has ended
            }
          });
    }

    private static long count(String folder, Predicate<Path> which) {
      try (Stream<Path> all = Files.list(SELF.resolve(folder))) {
        return all.filter(which).count();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static long readResident() {
      try {
        return Files.readAllLines(SELF.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isWithin(Footprint other) {
      return threads <= other.threads && handles <= other.handles;
    }

    @Override
    public String toString() {
      return "%d MiB, %d threads, %d handles".formatted(residentBytes / MIB, threads, handles);
    }
  }
}
