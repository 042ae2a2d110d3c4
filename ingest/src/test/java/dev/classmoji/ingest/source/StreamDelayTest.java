package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.Lecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a picture's way here before it had left the decoder. */
class StreamDelayTest {
  private static final long SECOND_MICROS = 1_000_000;

  @TempDir private static Path folder;
  private static Path inOrder;
  private static Path outOfOrder;

  @BeforeAll
  static void makeClips() {
    Pusher.assumeInstalled();
    var clips = new Clips(folder);
    inOrder = clips.encode("in.mp4", "-c:v", "libx264", "-bf", "0");
    // pictures that are shown before the one that they are sent after: the decoder waits for them
    outOfOrder = clips.encode("out.mp4", "-c:v", "libx264", "-x264-params", "bframes=3:b-adapt=0");
  }

  @Test
  void shouldTellHowLongTheDecoderHoldsPicturesBack() throws Exception {
    long inOrderMicros = median(decoderMicros(inOrder));
    long outOfOrderMicros = median(decoderMicros(outOfOrder));
    System.out.printf(
        "live source: in the decoder, median %.1f ms in order, %.1f ms out of order%n",
        inOrderMicros / 1e3, outOfOrderMicros / 1e3);
    // at 12 pictures a second each one that is waited for takes 83 ms to come
    assertThat(inOrderMicros).isLessThan(60_000);
    assertThat(outOfOrderMicros).isBetween(60_000L, SECOND_MICROS);
  }

  private static List<Long> decoderMicros(Path clip) throws Exception {
    int port = Viewer.freePort();
    var micros = new ArrayList<Long>();
    try (var viewer = Viewer.of(Listener.RTMP.listens(port), Patience.USUAL);
        var pusher = Pusher.copying(clip, "flv", Listener.RTMP.pushes(port))) {
      while (micros.size() < 25) {
        micros.add(viewer.awaitPicture().delay().decoderMicros().orElseThrow());
      }
      assertThat(pusher.pushes()).isTrue();
    }
    return micros;
  }

  @Test
  void shouldSayNothingOfHowLateSegmentsAre() throws Exception {
    MediaServer.assumeInstalled();
    try (var server = MediaServer.start(folder);
        var viewer = Viewer.of(server.hls("class"), Patience.USUAL);
        var pusher = Pusher.copying(Lecture.shipped().video(), "flv", server.rtmp("class"))) {
      var delay = viewer.awaitPicture().delay();
      assertThat(delay.decoderMicros()).isPresent();
      assertThat(delay.lateMicros()).isEmpty();
      assertThat(pusher.pushes()).isTrue();
    }
  }

  private static long median(List<Long> micros) {
    return micros.stream().sorted().toList().get(micros.size() / 2);
  }
}
