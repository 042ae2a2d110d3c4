package dev.classmoji.ingest.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever finds a port of ours and says nothing, or what is no video. */
class HostileClientTest {
  private static final int FREE_WITHIN_SECONDS = 10;
  private static final int HANDSHAKE_BYTES = 1536;

  @TempDir private static Path folder;
  private static Path clip;
  private static Path tone;

  @BeforeAll
  static void makeClips() {
    Pusher.assumeInstalled();
    var clips = new Clips(folder);
    clip = clips.encode("clip.mp4", "-c:v", "libx264", "-bf", "0");
    tone = clips.tone("tone.m4a");
  }

  @Test
  void shouldTakeAPushWithinTenSecondsAfterATcpClientThatStays() throws Exception {
    var greetings = new LinkedHashMap<String, byte[]>();
    greetings.put("nothing", new byte[0]);
    greetings.put("random bytes", random(20_000));
    greetings.put("half a handshake", handshake(HANDSHAKE_BYTES / 2));
    greetings.put("half of all handshakes", handshake(HANDSHAKE_BYTES));
    greetings.put("an HTTP request", "GET / HTTP/1.1\r\nHost: class\r\n\r\n".getBytes(US_ASCII));
    var guests = new ArrayList<Guest>();
    try {
      for (var greeting : greetings.entrySet()) {
        guests.add(new Guest(greeting));
      }
      for (var guest : guests) {
        guest.awaitEnd();
      }
      for (var guest : guests) {
        try (var pusher = Pusher.copying(clip, "flv", Listener.RTMP.pushes(guest.port))) {
          assertThat(guest.viewer.awaitPicture(320, 180)).isNotNull();
          assertThat(pusher.pushes()).isTrue();
        }
      }
    } finally {
      for (var guest : guests) {
        guest.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeAPushDespiteStrayDatagrams(Listener kind) throws Exception {
    int port = Viewer.freePort();
    try (var viewer = Viewer.of(kind.listens(port), Patience.USUAL);
        var stray = new DatagramSocket()) {
      var chance = new Random(1);
      for (int i = 0; i < 200; i++) {
        var bytes = random(1 + chance.nextInt(1300));
        bytes[0] |= (byte) (i % 2 == 0 ? 0x80 : 0); // what SRT's control packets begin with
        stray.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
      }
      var watch = Watch.start();
      try (var pusher = Pusher.copying(clip, kind.format(), kind.pushes(port))) {
        viewer.awaitPicture(320, 180);
        watch.print(kind + " after stray datagrams");
        assertThat(pusher.pushes()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RTMP", "SRT"})
  void shouldTakeAPushWithinTenSecondsAfterOneWithoutVideo(Listener kind) throws Exception {
    int port = Viewer.freePort();
    try (var viewer = Viewer.of(kind.listens(port), Patience.USUAL)) {
      var watch = Watch.start();
      try (var silent = Pusher.copying(tone, kind.format(), kind.pushes(port))) {
        silent.join(); // since it is cut off
      }
      assertThat(watch.seconds()).isLessThan(FREE_WITHIN_SECONDS);
      assertThat(viewer.status().detail()).isEqualTo(StreamFault.noVideo());
      try (var pusher = Pusher.copying(clip, kind.format(), kind.pushes(port))) {
        viewer.awaitPicture(320, 180);
        assertThat(pusher.pushes()).isTrue();
      }
    }
  }

  /** The first of RTMP's messages: its version, then so much of the caller's bytes. */
  private static byte[] handshake(int length) {
    var bytes = random(1 + length);
    bytes[0] = 3;
    Arrays.fill(bytes, 1, 9, (byte) 0);
    return bytes;
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** One who connects to a listener, says something and stays. */
  private static final class Guest implements AutoCloseable {
    private final String greeting;
    private final int port;
    private final Viewer viewer;
    private final Socket socket;
    private final Watch watch = Watch.start();

    Guest(Map.Entry<String, byte[]> greeting) throws Exception {
      this.greeting = greeting.getKey();
      port = Viewer.freePort();
      viewer = Viewer.of(Listener.RTMP.listens(port), Patience.USUAL);
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.getOutputStream().write(greeting.getValue());
    }

    /** Reads what it is answered, until it is shown the door. */
    void awaitEnd() throws IOException {
      socket.setSoTimeout(60_000);
      try {
        socket.getInputStream().readAllBytes();
      } catch (SocketException e) {
        assertThat(e).hasMessageContaining("reset");
      }
      System.out.printf(
          "live source: RTMP, a client that sends %s is let go of after %.1f s%n",
          greeting, watch.seconds());
      assertThat(watch.seconds()).isLessThan(FREE_WITHIN_SECONDS);
    }

    @Override
    public void close() throws IOException {
      socket.close();
      viewer.close();
    }
  }
}
