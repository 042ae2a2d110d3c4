package dev.classmoji.ingest.source;

import java.io.IOException;
import java.nio.file.Path;

/** Whoever pushes to a port of ours, and begins anew when that is turned away, as OBS does. */
final class Sender implements AutoCloseable {
  private final Listener kind;
  private final int port;
  private final Path clip;
  private final Viewer viewer;
  private final Watch wanted = Watch.start();
  private Watch begun;
  private Pusher pusher;
  private long seenBefore;

  /**
   * @param viewer who listens on that port
   */
  Sender(Listener kind, int port, Path clip, Viewer viewer) throws IOException {
    this.kind = kind;
    this.port = port;
    this.clip = clip;
    this.viewer = viewer;
    seenBefore = seen();
    begin();
  }

  private void begin() throws IOException {
    begun = Watch.start();
    pusher = Pusher.copying(clip, kind.format(), kind.pushes(port));
  }

  Listener kind() {
    return kind;
  }

  /** Since when it wants to push. */
  Watch wanted() {
    return wanted;
  }

  /** Since when it pushes. */
  Watch begun() {
    return begun;
  }

  /** Goes on until there is a picture of it, by a connection of its own; UDP knows none. */
  void awaitPicture() throws IOException, InterruptedException {
    while (seen() == seenBefore) {
      Viewer.await(
          () -> "a picture or an end; the source is " + viewer.status(),
          () -> seen() > seenBefore || !pusher.pushes());
      if (!pusher.pushes()) {
        begin();
      }
    }
  }

  private long seen() {
    var status = viewer.status();
    return kind == Listener.UDP ? status.decoded() : status.connections();
  }

  void pause() throws IOException, InterruptedException {
    pusher.pause();
  }

  void resume() throws IOException, InterruptedException {
    seenBefore = seen();
    pusher.resume();
  }

  /** Has it end as it likes to, and waits for that. */
  void end() throws InterruptedException {
    pusher.end();
  }

  /** Kills it. */
  @Override
  public void close() {
    pusher.close();
  }
}
