package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams whose picture, coding or clock is another one all of a sudden. */
class ChangingStreamTest {
  private static final double CLIP_SECONDS = 2;
  private static final List<String> H264 = List.of("-c:v", "libx264", "-preset", "ultrafast");
  private static final List<String> HEVC =
      List.of("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none");

  @TempDir private static Path folder;
  private static Clips clips;

  @BeforeAll
  static void start() {
    Pusher.assumeInstalled();
    clips = new Clips(folder);
  }

  @Test
  void shouldFollowEveryChangeWithinOneConnection() throws Exception {
    int port = Viewer.freePort();
    try (var viewer = Viewer.of(Listener.UDP.listens(port), Patience.USUAL);
        var sender = new DatagramSender(port, CLIP_SECONDS)) {
      sender.play(clip("first.ts", "1280x720", H264));
      viewer.awaitPicture(1280, 720);
      // another size, twice and a half the frame rate
      follow(viewer, sender, clip("size.ts", "640x360", H264, "-r", "30"), 640, 360);
      // times far ahead, then times gone back
      follow(viewer, sender, clip("on.ts", "480x270", H264, "-output_ts_offset", "5000"), 480, 270);
      follow(viewer, sender, clip("back.ts", "320x180", H264), 320, 180);
      // another codec where the one was, and where none was
      follow(viewer, sender, clip("codec.ts", "400x226", HEVC), 400, 226);
      follow(
          viewer, sender, clip("place.ts", "352x198", H264, "-mpegts_start_pid", "700"), 352, 198);
      follow(
          viewer,
          sender,
          clip("both.ts", "424x240", List.of("-c:v", "mpeg2video"), "-mpegts_start_pid", "900"),
          424,
          240);
      assertThat(viewer.status().connections()).isEqualTo(1);
    }
  }

  /** FFmpeg's RTMP, as Debian has it, sends none but H.264. */
  @ParameterizedTest
  @EnumSource(names = {"SRT", "UDP"})
  void shouldTakeAnotherCodecByTheNextPush(Listener kind) throws Exception {
    int port = Viewer.freePort();
    try (var viewer = Viewer.of(kind.listens(port), Patience.USUAL)) {
      takeAndLetGo(viewer, kind, port, clip("avc.mp4", "320x180", H264), 320, 180);
      takeAndLetGo(viewer, kind, port, clip("hevc.mp4", "240x136", HEVC), 240, 136);
      takeAndLetGo(viewer, kind, port, clip("again.mp4", "400x226", H264), 400, 226);
    }
  }

  @Test
  void shouldFollowANewPusherThroughAServerThatStays() throws Exception {
    MediaServer.assumeInstalled();
    try (var server = MediaServer.start(folder);
        var viewer = Viewer.of(server.rtmp("class"), Patience.USUAL)) {
      var sizes = List.of("640x360", "320x180", "480x270");
      for (var size : sizes) {
        int width = Integer.parseInt(size.split("x")[0]);
        int height = Integer.parseInt(size.split("x")[1]);
        var watch = Watch.start();
        try (var pusher =
            Pusher.copying(
                clip("server%d.mp4".formatted(width), size, H264), "flv", server.rtmp("class"))) {
          viewer.awaitPicture(width, height);
          watch.print("RTMP pulled, its pusher sends %s now".formatted(size));
          assertThat(pusher.pushes()).isTrue();
        }
      }
    }
  }

  private static void follow(Viewer viewer, DatagramSender sender, Path clip, int width, int height)
      throws Exception {
    var watch = Watch.start();
    sender.play(clip);
    viewer.awaitPicture(width, height);
    watch.print("UDP, changed to %s".formatted(clip.getFileName()));
    // and goes on
    for (int i = 0; i < 5; i++) {
      viewer.awaitPicture(width, height);
    }
  }

  private static void takeAndLetGo(
      Viewer viewer, Listener kind, int port, Path clip, int width, int height) throws Exception {
    try (var sender = new Sender(kind, port, clip, viewer)) {
      sender.awaitPicture();
      viewer.awaitPicture(width, height);
      sender.begun().print("%s, a pusher of %s".formatted(kind, clip.getFileName()));
    }
  }

  private static Path clip(String name, String size, List<String> coding, String... more) {
    var options = new ArrayList<>(coding);
    options.addAll(List.of("-t", Double.toString(CLIP_SECONDS)));
    options.addAll(List.of(more));
    return clips.filter(name, "scale=" + size.replace('x', ':'), options.toArray(String[]::new));
  }
}
