package dev.classmoji.ingest.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * GStreamer's RTSP server, on a free port of this machine: it plays a clip in real time, from its
 * beginning, to each who asks.
 */
final class RtspServer implements AutoCloseable {
  /** Debian's own, which has Debian's modules, whatever else is in the path. */
  private static final String PYTHON = "/usr/bin/python3";

  private static final String MODULES =
      """
      import gi
      gi.require_version("Gst", "1.0")
      gi.require_version("GstRtsp", "1.0")
      gi.require_version("GstRtspServer", "1.0")
      from gi.repository import GLib, Gst, GstRtsp, GstRtspServer
      """;

  private static final String PROGRAM =
      MODULES
          + """
          import sys
          port, transports, clip = sys.argv[1:]
          Gst.init(None)
          factory = GstRtspServer.RTSPMediaFactory()
          factory.set_launch(f'( filesrc location="{clip}" ! qtdemux ! rtph264pay name=pay0 )')
          lower = GstRtsp.RTSPLowerTrans(0)
          for transport in transports.split("+"):
              lower |= getattr(GstRtsp.RTSPLowerTrans, transport)
          factory.set_protocols(lower)
          def plays(client, asked):
              transport = asked.sessmedia.get_transport(0).get_transport()
              print("plays by", transport.lower_transport.first_value_nick, flush=True)
          server = GstRtspServer.RTSPServer(address="127.0.0.1", service=port)
          server.connect("client-connected", lambda _, client: client.connect("play-request", plays))
          server.get_mount_points().add_factory("/class", factory)
          server.attach(None)
          GLib.MainLoop().run()
          """;

  private final Path log;
  private final int port;
  private final String transports;
  private final Path clip;
  private Process process;

  private RtspServer(Path log, int port, String transports, Path clip) {
    this.log = log;
    this.port = port;
    this.transports = transports;
    this.clip = clip;
  }

  /** Skips the test, and says so, where there is no such server. */
  static void assumeInstalled() throws IOException, InterruptedException {
    boolean installed =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", MODULES)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor()
                == 0;
    if (!installed) {
      System.out.println("Tests of RTSP are skipped: there is no GStreamer RTSP server for Python");
    }
    assumeTrue(installed);
  }

  /**
   * @param log where it writes what it does
   * @param transports what it sends pictures over: {@code TCP}, {@code UDP} or {@code TCP+UDP}
   * @param clip H.264 in MP4
   */
  static RtspServer start(Path log, String transports, Path clip)
      throws IOException, InterruptedException {
    var server = new RtspServer(log, Viewer.freePort(), transports, clip);
    server.start();
    return server;
  }

  /** Begins to serve, also after {@link #kill}. */
  void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                PYTHON, "-c", PROGRAM, Integer.toString(port), transports, clip.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Viewer.await(() -> "an RTSP server", () -> Processes.answers(port));
  }

  String address() {
    return "rtsp://127.0.0.1:%d/class".formatted(port);
  }

  /** Stands still, its connections open, until {@link #resume}. */
  void pause() throws IOException, InterruptedException {
    Processes.pause(process);
  }

  void resume() throws IOException, InterruptedException {
    Processes.resume(process);
  }

  /** What it has said of each who was sent pictures. */
  String said() throws IOException {
    return Files.readString(log);
  }

  void kill() {
    Processes.kill(process);
  }

  @Override
  public void close() {
    kill();
  }
}
