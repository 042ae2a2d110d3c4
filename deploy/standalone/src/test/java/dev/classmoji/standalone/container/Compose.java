package dev.classmoji.standalone.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The deployment of docker-compose.yml, as it ships, as a project of its own on free ports. */
final class Compose implements AutoCloseable {
  private static final Path ROOT =
      Path.of(System.getProperty("classmoji.samples"), "..", "..").toAbsolutePath().normalize();
  private static final long LIMIT_MINUTES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String project = "classmoji-it-" + Long.toString(System.nanoTime(), 36);
  private final int brokerPort = freePort();
  private final Map<String, String> variables = new HashMap<>();

  /**
   * @param variables of the compose file
   */
  Compose(Map<String, String> variables) {
    this.variables.put("KAFKA_PORT", String.valueOf(brokerPort));
    this.variables.put("DASHBOARD_PORT", "0");
    this.variables.putAll(variables);
  }

  /** {@code docker compose COMMAND…}: what it prints. */
  String run(String... command) {
    var words = new ArrayList<>(List.of("docker", "compose", "-p", project));
    words.addAll(List.of("-f", ROOT.resolve("docker-compose.yml").toString()));
    words.addAll(List.of(command));
    return execute(words);
  }

  /** {@code docker COMMAND…}: what it prints. */
  String docker(String... command) {
    var words = new ArrayList<>(List.of("docker"));
    words.addAll(List.of(command));
    return execute(words);
  }

  private String execute(List<String> words) {
    try {
      var builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().putAll(variables);
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).as("%s", words).isTrue();
      assertThat(process.exitValue()).as("%s: %s", words, output).isZero();
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts these services and waits until each is healthy. */
  void start(String... services) {
    var words = new ArrayList<>(List.of("up", "-d", "--wait"));
    words.addAll(List.of(services));
    run(words.toArray(String[]::new));
  }

  /**
   * Begins to replay a recording, as the compose file tells users to.
   *
   * @return the container that does
   */
  String replay(String recording, String session, String speed) {
    return begin(session, "ingest", "replay", "/recordings/" + recording, "--speed", speed);
  }

  /**
   * Begins a session in a container of its own.
   *
   * @param rest options of {@code docker compose run}, the service, and what it is told
   * @return the container
   */
  private String begin(String session, String... rest) {
    var container = project + "-" + session.replace('~', '-');
    var words = new ArrayList<>(List.of("run", "-d", "--no-deps", "--name", container));
    words.addAll(List.of(rest));
    words.addAll(List.of("--session", session));
    run(words.toArray(String[]::new));
    return container;
  }

  /** A live class's container, and {@code host:port} of the port that it is pushed to. */
  record Live(String container, String published) {}

  /** Begins a live class that is pushed to without a media server, as the README tells users to. */
  Live live(String source, String session, int port) {
    var container =
        begin(session, "-p", "127.0.0.1:0:" + port, "live", "live", source, "--consent", "all");
    return new Live(container, docker("port", container, port + "/tcp"));
  }

  /** Waits until a container ends, and returns its exit code. */
  int exitCode(String container) {
    return Integer.parseInt(docker("wait", container));
  }

  /** Freezes a service; {@code unpause} lets it go on. */
  void pause(String service) {
    // on a busy machine Docker may fail to freeze a container that starts processes meanwhile
    await().atMost(PATIENCE).untilAsserted(() -> run("pause", service));
  }

  void cut(String container) {
    docker("network", "disconnect", network(), container);
  }

  void heal(String container) {
    docker("network", "connect", network(), container);
  }

  private String network() {
    return project + "_default";
  }

  /** A service's container. */
  String container(String service, int number) {
    return project + "-" + service + "-" + number;
  }

  /** A container's address on the deployment's network. */
  String address(String container) {
    return docker(
        "inspect",
        "-f",
        "{{(index .NetworkSettings.Networks \"" + network() + "\").IPAddress}}",
        container);
  }

  /** {@code host:port} of a service's port on this machine. */
  String published(String service, int port) {
    return run("port", service, String.valueOf(port));
  }

  /** Settings that lead this machine's Kafka clients to the broker. */
  Map<String, Object> client() {
    return Map.of("bootstrap.servers", "localhost:" + brokerPort);
  }

  /** Removes all of it, its volume too; what it wrote is kept in {@code target}. */
  @Override
  public void close() {
    try {
      Files.writeString(Path.of("target", project + ".log"), run("logs", "--no-color"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      run("down", "-v", "--remove-orphans", "--timeout", "5");
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
