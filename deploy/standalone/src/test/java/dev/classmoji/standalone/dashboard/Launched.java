package dev.classmoji.standalone.dashboard;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code deploy/classmoji} with a dashboard, in a process of its own. */
final class Launched implements AutoCloseable {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("classmoji.samples")).resolveSibling("classmoji");
  private static final Pattern ADDRESS =
      Pattern.compile("The dashboard is at http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path said;
  private final int port;

  private Launched(Process process, Path said, int port) {
    this.process = process;
    this.said = said;
    this.port = port;
  }

  /**
   * Returns once it has said where its dashboard is, or has ended.
   *
   * @param said where its output goes
   */
  static Launched start(Path said, List<String> args) throws IOException {
    var command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(args);
    command.addAll(List.of("--port", "0", "--no-browser"));
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    await()
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || ADDRESS.matcher(Files.readString(said)).find());
    var address = ADDRESS.matcher(Files.readString(said));
    return new Launched(process, said, address.find() ? Integer.parseInt(address.group(1)) : 0);
  }

  int port() {
    return port;
  }

  String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** All that it has written. */
  String said() throws IOException {
    return Files.readString(said);
  }

  /** The whole of its newest session, once that has ended. */
  JsonNode awaitEnd() throws IOException {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions() // until the topics are read, it answers that they are
        .until(() -> newest().get("state").asText().equals("ENDED"));
    return get("/api/sessions/" + newest().get("id").asText());
  }

  private JsonNode newest() throws IOException {
    return get("/api/sessions").get("sessions").get(0);
  }

  private JsonNode get(String path) throws IOException {
    return JSON.readTree(RawHttp.get(port, path).split("\r\n\r\n", 2)[1]);
  }

  /** The answer to a page's wish to see it once more. */
  String askToPlayAgain() throws IOException {
    return RawHttp.ask(port, "POST", "/api/replays", "127.0.0.1:" + port, "Content-Length: 0");
  }

  /** Its exit code. */
  int awaitExit() throws InterruptedException {
    process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return process.exitValue();
  }

  /** Ends it as Ctrl-C does, and waits until it has ended. */
  @Override
  public void close() {
    process.destroy();
    try {
      awaitExit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
