package dev.classmoji.ingest.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Debian's nginx with its RTMP module, on free ports of this machine, in a folder of the test's.
 */
final class MediaServer implements AutoCloseable {
  private static final Pattern MODULES = Pattern.compile("--modules-path=(\\S+)");
  private static final String CONFIGURATION =
      """
      load_module %1$s;
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log error.log;
      events {}
      rtmp {
        access_log off;
        server {
          listen 127.0.0.1:%2$d;
          application live {
            live on;
            hls on;
            hls_path hls;
            hls_fragment 1s;
            hls_playlist_length 8s;
          }
        }
      }
      http {
        access_log off;
        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi; scgi_temp_path scgi;
        server {
          listen 127.0.0.1:%3$d;
          root .;
          types { application/vnd.apple.mpegurl m3u8; video/mp2t ts; }
          add_header Cache-Control no-cache;
        }
      }
      """;

  private final Path folder;
  private final int rtmpPort;
  private final int httpPort;
  private Process process;

  private MediaServer(Path folder, int rtmpPort, int httpPort) {
    this.folder = folder;
    this.rtmpPort = rtmpPort;
    this.httpPort = httpPort;
  }

  /** Skips the test, and says so, where there is no nginx with that module. */
  static void assumeInstalled() throws IOException, InterruptedException {
    boolean installed = Pusher.isInstalled("nginx") && Files.exists(module());
    if (!installed) {
      System.out.println("Tests of pulled streams are skipped: there is no nginx with RTMP module");
    }
    assumeTrue(installed);
  }

  static MediaServer start(Path folder) throws IOException, InterruptedException {
    var server = new MediaServer(folder, Viewer.freePort(), Viewer.freePort());
    var file = folder.resolve("nginx.conf");
    Files.writeString(file, CONFIGURATION.formatted(module(), server.rtmpPort, server.httpPort));
    Files.createDirectories(folder.resolve("hls"));
    server.start();
    return server;
  }

  /** Begins to serve, also after {@link #close}. */
  void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(nginx(), "-p", folder + "/", "-c", "nginx.conf", "-e", "error.log")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    Viewer.await(() -> "nginx", () -> Processes.answers(rtmpPort) && Processes.answers(httpPort));
  }

  private static Path module() throws IOException, InterruptedException {
    var asked = new ProcessBuilder(nginx(), "-V").redirectErrorStream(true).start();
    var matcher = MODULES.matcher(new String(asked.getInputStream().readAllBytes()));
    asked.waitFor();
    return Path.of(matcher.find() ? matcher.group(1) : "", "ngx_rtmp_module.so");
  }

  private static String nginx() {
    var server = Path.of("/usr/sbin/nginx");
    return Files.isExecutable(server) ? server.toString() : "nginx";
  }

  /** Where a stream is pushed to, and can be pulled from. */
  String rtmp(String name) {
    return "rtmp://127.0.0.1:%d/live/%s".formatted(rtmpPort, name);
  }

  /** Where what is pushed can be pulled by HLS. */
  String hls(String name) {
    return "http://127.0.0.1:%d/hls/%s.m3u8".formatted(httpPort, name);
  }

  /** Ends it at once. */
  @Override
  public void close() {
    Processes.kill(process);
  }
}
