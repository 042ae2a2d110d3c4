package dev.classmoji.standalone.pipeline;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Apicurio's own registry as a process of its own, with nothing in it and nothing kept. */
final class RegistryServer {
  private static final String HOST = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final int STOP_SECONDS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI apis;
  private final Process process;

  private RegistryServer(URI apis, Process process) {
    this.apis = apis;
    this.process = process;
  }

  /**
   * @param log what it says
   */
  static RegistryServer start(Path log) throws IOException {
    int port = freePort();
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=" + HOST,
                "-Dquarkus.http.port=" + port,
                "-jar",
                runner().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var server =
        new RegistryServer(URI.create("http://%s:%d/apis/".formatted(HOST, port)), process);
    await()
        .atMost(START_LIMIT)
        .ignoreExceptions()
        .until(() -> server.get("registry/v3/system/info") != null);
    return server;
  }

  private static Path runner() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("classmoji.registry.server")))) {
      return files
          .filter(file -> file.toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return apis.resolve("registry/v3").toString();
  }

  /** What one of its APIs answers, if it is well. */
  String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(apis.resolve(path)).build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("%s: HTTP %d".formatted(path, response.statusCode()));
    }
    return response.body();
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
