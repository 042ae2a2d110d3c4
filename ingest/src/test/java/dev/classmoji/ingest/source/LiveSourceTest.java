package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.ingest.Lecture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveSourceTest {
  private static final int LONG_MILLIS = 60_000;

  @BeforeAll
  static void lookForFFmpeg() {
    Pusher.assumeInstalled();
  }

  @ParameterizedTest
  @CsvSource({
    "rtmp://127.0.0.1:%d/live/key?listen, flv, rtmp://127.0.0.1:%d/live/key",
    "srt://127.0.0.1:%d?mode=listener, mpegts, srt://127.0.0.1:%d",
    "udp://127.0.0.1:%d, mpegts, udp://127.0.0.1:%d?pkt_size=1316"
  })
  void shouldTakeAPushAndTheNextOne(String listen, String format, String push) throws Exception {
    int port = Viewer.freePort();
    try (var source = Viewer.of(listen.formatted(port), Patience.SHORT)) {
      for (int time = 1; time <= 2; time++) {
        long before = source.status().connections();
        try (var pusher = push(format, push.formatted(port))) {
          Viewer.await(() -> "a push", () -> source.status().connections() > before);
          source.awaitArrivals(3);
          var picture = source.take();
          assertThat(picture).isPresent();
          assertThat(picture.get().width()).isEqualTo(1280);
          assertThat(picture.get().height()).isEqualTo(720);
          assertThat(pusher.pushes()).isTrue();
        }
        source.await(SourceState.WAITING);
      }
      assertThat(source.status().decoded()).isPositive();
    }
  }

  @Test
  void shouldLetGoOfASilentClientAndOfGarbage() throws Exception {
    int port = Viewer.freePort();
    try (var source =
        Viewer.of("rtmp://127.0.0.1:%d/live/key?listen".formatted(port), Patience.SHORT)) {
      // Given a client that says nothing: its connection is closed from our side
      try (var silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
        silent.setSoTimeout(LONG_MILLIS);
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
      }
      // and one that sends what is no RTMP
      try (var garbage = new Socket(InetAddress.getLoopbackAddress(), port)) {
        var bytes = new byte[20_000];
        new Random(1).nextBytes(bytes);
        garbage.getOutputStream().write(bytes);
      } catch (IOException e) {
        // it was closed meanwhile
      }
      // Then the next one is let in
      try (var pusher = push("flv", "rtmp://127.0.0.1:%d/live/key".formatted(port))) {
        source.await(SourceState.LIVE);
        assertThat(pusher.pushes()).isTrue();
      }
    }
  }

  @Test
  void shouldKeepOneClientAtATime() throws Exception {
    int port = Viewer.freePort();
    try (var source =
            Viewer.of("rtmp://127.0.0.1:%d/live/key?listen".formatted(port), Patience.SHORT);
        var pusher = push("flv", "rtmp://127.0.0.1:%d/live/key".formatted(port))) {
      source.await(SourceState.LIVE);
      try (var second = new Socket(InetAddress.getLoopbackAddress(), port)) {
        second.setSoTimeout(LONG_MILLIS);
        assertThat(second.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(source.status().state()).isEqualTo(SourceState.LIVE);
      assertThat(pusher.pushes()).isTrue();
    }
  }

  @Test
  void shouldKeepTheLatestPictureAndCountTheOthers() throws Exception {
    int port = Viewer.freePort();
    try (var source =
            Viewer.of("rtmp://127.0.0.1:%d/live/key?listen".formatted(port), Patience.SHORT);
        var pusher = push("flv", "rtmp://127.0.0.1:%d/live/key".formatted(port))) {
      source.awaitArrivals(4);
      assertThat(source.status().dropped()).isGreaterThanOrEqualTo(3);
      assertThat(source.take()).isPresent();
      assertThat(source.take()).isEmpty();
      assertThat(pusher.pushes()).isTrue();
    }
  }

  @Test
  void shouldTryAgainWhileNobodyAnswers() throws Exception {
    int port = Viewer.freePort();
    try (var source = Viewer.of("rtmp://127.0.0.1:%d/live/key".formatted(port), Patience.SHORT)) {
      Viewer.await(() -> "an answer", () -> !source.status().detail().isEmpty());
      assertThat(source.status().state()).isEqualTo(SourceState.WAITING);
      assertThat(source.status().detail()).isEqualTo("Connection refused");
    }
  }

  @Test
  void shouldSayWhenItsPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "rtmp://127.0.0.1:%d/live?listen".formatted(taken.getLocalPort());
      assertThatThrownBy(() -> Viewer.of(address, Patience.SHORT))
          .isInstanceOf(UnusableSourceException.class)
          .hasMessageContaining("choose another");
    }
  }

  private static Pusher push(String format, String address) throws IOException {
    return Pusher.copying(Lecture.shipped().video(), format, address);
  }
}
