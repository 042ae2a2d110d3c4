package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pushes that break off, stand still and come back. */
class PushedStreamTest {
  private static final int PAUSE_SECONDS = 20;

  @TempDir private static Path folder;
  private static Path clip;
  private static Path oneKeyframe;

  @BeforeAll
  static void makeAClip() {
    Pusher.assumeInstalled();
    var clips = new Clips(folder);
    clip = clips.encode("clip.mp4", "-c:v", "libx264", "-bf", "0");
    oneKeyframe =
        clips.filter(
            "one.mp4", "scale=320:180", "-c:v", "libx264", "-g", "1000", "-sc_threshold", "0");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeTheNextPushAfterTheLastWasKilled(Listener kind) throws Exception {
    int port = Viewer.freePort();
    try (var viewer = Viewer.of(kind.listens(port), Patience.USUAL)) {
      for (int time = 1; time <= 3; time++) {
        // When it is pushed to as soon as that is possible
        try (var push = new Sender(kind, port, clip, viewer)) {
          push.awaitPicture();
          System.out.printf(
              "live source: %s, pushed for time %d: a picture %.1f s after the pusher's start,"
                  + " %.1f s after the last one was killed%n",
              kind, time, push.begun().seconds(), push.wanted().seconds());
        }
      }
      assertThat(viewer.status().state()).isNotEqualTo(SourceState.CLOSED);
    }
  }

  /** A class would else begin with the second keyframe, which may be ten seconds away. */
  @ParameterizedTest
  @EnumSource
  void shouldSeeAPushFromItsFirstKeyframeOn(Listener kind) throws Exception {
    int port = Viewer.freePort();
    try (var viewer = Viewer.of(kind.listens(port), Patience.USUAL);
        var pusher = Pusher.once(oneKeyframe, kind.format(), kind.pushes(port))) {
      viewer.awaitPicture(320, 180);
      assertThat(pusher.pushes()).isTrue();
    }
  }

  @Test
  void shouldOutliveAPause() throws Exception {
    var viewers = new ArrayList<Viewer>();
    var senders = new ArrayList<Sender>();
    try {
      for (var kind : Listener.values()) {
        int port = Viewer.freePort();
        var viewer = Viewer.of(kind.listens(port), Patience.USUAL);
        viewers.add(viewer);
        var sender = new Sender(kind, port, clip, viewer);
        senders.add(sender);
        sender.awaitPicture();
      }
      // When the senders stand still, their connections open
      for (var sender : senders) {
        sender.pause();
      }
      var pause = Watch.start();
      List<Set<SourceState>> seen =
          viewers.stream()
              .map(any -> (Set<SourceState>) EnumSet.noneOf(SourceState.class))
              .toList();
      Viewer.await(
          () -> "the pause's end",
          () -> {
            for (int i = 0; i < viewers.size(); i++) {
              seen.get(i).add(viewers.get(i).status().state());
            }
            return pause.seconds() > PAUSE_SECONDS;
          });
      // Then each says so, and has been given up by now: silence is borne for 8 s
      for (int i = 0; i < viewers.size(); i++) {
        assertThat(seen.get(i)).contains(SourceState.STALLED, SourceState.WAITING);
        assertThat(viewers.get(i).status().state()).isEqualTo(SourceState.WAITING);
        assertThat(viewers.get(i).status().connections()).isEqualTo(1);
        System.out.printf(
            "live source: %s, its pusher stopped for %d s: %s%n",
            senders.get(i).kind(), PAUSE_SECONDS, viewers.get(i).status().detail());
      }
      // and there are pictures again, from the same sender if it goes on, or from the next
      for (var sender : senders) {
        sender.resume();
      }
      for (var sender : senders) {
        sender.awaitPicture();
      }
    } finally {
      senders.forEach(Sender::close);
      viewers.forEach(Viewer::close);
    }
  }
}
