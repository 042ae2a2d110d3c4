package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.Lecture;
import dev.classmoji.ingest.face.DetectorSettings;
import dev.classmoji.ingest.face.UltraFaceDetector;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cameras and servers that are asked by RTSP. */
class RtspStreamTest {
  private static final int STUDENTS = 12;
  private static final int FREE_WITHIN_SECONDS = 10;

  @TempDir private Path folder;

  @BeforeAll
  static void lookForServer() throws Exception {
    RtspServer.assumeInstalled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TCP", "UDP"})
  void shouldShowEveryFaceAndComeBackAfterTheServerWasKilled(String transport) throws Exception {
    try (var server = serve(transport);
        var viewer = Viewer.of(server.address(), Patience.USUAL);
        var detector = new UltraFaceDetector(DetectorSettings.defaults())) {
      for (int time = 1; time <= 3; time++) {
        var watch = Watch.start();
        var picture = viewer.awaitPicture(1280, 720);
        watch.print("RTSP over %s, its server begun for time %d".formatted(transport, time));
        assertThat(detector.detect(searchable(picture))).hasSize(STUDENTS);
        assertThat(server.said()).isEqualToIgnoringCase("plays by " + transport + "\n");
        server.kill();
        viewer.await(SourceState.WAITING);
        server.start();
      }
      assertThat(viewer.status().damaged()).isZero();
    }
  }

  @Test
  void shouldPreferTcpWhichLosesNothing() throws Exception {
    try (var server = serve("TCP+UDP");
        var viewer = Viewer.of(server.address(), Patience.USUAL)) {
      viewer.awaitPicture(1280, 720);
      assertThat(server.said()).isEqualTo("plays by tcp\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TCP", "UDP"})
  void shouldLetGoOfAServerThatFallsSilentUntilItSpeaksAgain(String transport) throws Exception {
    try (var server = serve(transport);
        var viewer = Viewer.of(server.address(), Patience.USUAL)) {
      viewer.awaitPicture(1280, 720);
      server.pause();
      var watch = Watch.start();
      viewer.await(SourceState.STALLED);
      viewer.await(SourceState.WAITING);
      assertThat(watch.seconds()).isLessThan(FREE_WITHIN_SECONDS);
      assertThat(viewer.status().detail()).isEqualTo("nothing came for 8 s");
      Viewer.await(
          () -> "another try, not " + viewer.status(),
          () -> viewer.status().detail().equals("no answer within 8 s"));
      server.resume();
      watch = Watch.start();
      viewer.awaitPicture(1280, 720);
      watch.print("RTSP over %s, its server speaks again".formatted(transport));
    }
  }

  @Test
  void shouldLetGoOfWhoNeverAnswers() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var viewer =
            Viewer.of(
                "rtsp://127.0.0.1:%d/class".formatted(silent.getLocalPort()), Patience.USUAL);
        var socket = silent.accept()) {
      var watch = Watch.start();
      socket.setSoTimeout(60_000);
      assertThat(socket.getInputStream().readAllBytes()).asString().startsWith("OPTIONS rtsp://");
      assertThat(watch.seconds()).isLessThan(FREE_WITHIN_SECONDS);
      Viewer.await(
          () -> "given up, not " + viewer.status(),
          () -> viewer.status().detail().equals("no answer within 8 s"));
    }
  }

  private RtspServer serve(String transports) throws Exception {
    return RtspServer.start(folder.resolve("rtsp.log"), transports, Lecture.shipped().video());
  }

  private static Picture searchable(Snapshot taken) {
    return new Picture(0, taken.width(), taken.height(), taken.rgb(), 0, taken.decodedAtMicros());
  }
}
