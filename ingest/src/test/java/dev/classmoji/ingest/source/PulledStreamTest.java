package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.Lecture;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that are asked of a media server, and come and go there. */
class PulledStreamTest {
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;
  private MediaServer server;

  @BeforeEach
  void start() throws Exception {
    Pusher.assumeInstalled();
    MediaServer.assumeInstalled();
    server = MediaServer.start(folder);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void shouldPullByRtmpAgainAfterItsPusherWasKilled() throws Exception {
    try (var viewer = Viewer.of(server.rtmp("class"), Patience.USUAL)) {
      for (int time = 1; time <= 3; time++) {
        var watch = Watch.start();
        try (var pusher = push()) {
          viewer.awaitPicture(1280, 720);
          watch.print("RTMP pulled, its pusher begun for time " + time);
          assertThat(pusher.pushes()).isTrue();
        }
        viewer.await(SourceState.WAITING);
      }
    }
  }

  @Test
  void shouldComeBackSoonAfterTheServerWasAwayForLong() throws Exception {
    try (var viewer = Viewer.of(server.rtmp("class"), Patience.USUAL)) {
      try (var pusher = push()) {
        viewer.awaitPicture(1280, 720);
        assertThat(pusher.pushes()).isTrue();
      }
      // When there is no server, long enough for the pauses between two tries to be their longest
      server.close();
      var refused = Watch.start();
      Viewer.await(
          () -> "refused for 10 s, not " + viewer.status(),
          () -> viewer.status().detail().equals("Connection refused") && refused.seconds() > 10);
      server.start();
      // Then there are pictures soon after it is back
      var watch = Watch.start();
      try (var pusher = push()) {
        viewer.awaitPicture(1280, 720);
        watch.print("RTMP pulled, its server begun again");
        assertThat(pusher.pushes()).isTrue();
      }
    }
  }

  @Test
  void shouldShowHlsInItsRhythmAndNothingOfItTwice() throws Exception {
    try (var viewer = Viewer.of(server.hls("class"), Patience.USUAL)) {
      var watch = Watch.start();
      try (var pusher = push()) {
        viewer.awaitPicture(1280, 720);
        watch.print("HLS pulled, its pusher begun");
        // Then segments of 2 s make pictures all the time: five a second were asked for
        var times = new ArrayList<Long>();
        while (times.size() < 40) {
          times.add(viewer.awaitPicture().decodedNanos());
        }
        double seconds = (times.get(39) - times.get(0)) / 1e9;
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
          longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        System.out.printf(
            "live source: HLS pulled: 40 pictures in %.1f s, %d ms apart at most%n",
            seconds, longest / MILLI);
        assertThat(seconds).isGreaterThan(6);
        assertThat(pusher.pushes()).isTrue();
      }
      // When nothing new comes until it is asked anew, and the server still has the last segments
      viewer.await(SourceState.STALLED);
      viewer.await(SourceState.WAITING);
      long decoded = viewer.status().connections();
      var asked = Watch.start();
      Viewer.await(() -> "10 s", () -> asked.seconds() > 10);
      // Then they are not shown again
      assertThat(viewer.status().connections()).isEqualTo(decoded);
      watch = Watch.start();
      try (var pusher = push()) {
        viewer.await(SourceState.LIVE);
        watch.print("HLS pulled, its pusher begun again");
        assertThat(pusher.pushes()).isTrue();
      }
    }
  }

  private Pusher push() throws Exception {
    return Pusher.copying(Lecture.shipped().video(), "flv", server.rtmp("class"));
  }
}
