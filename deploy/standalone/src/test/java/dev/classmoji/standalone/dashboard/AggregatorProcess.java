package dev.classmoji.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The aggregator as the application that it is, in a process of its own. */
public final class AggregatorProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("classmoji.samples"), "..", "..");
  private static final Path JAR = ROOT.resolve("aggregator/target/quarkus-app/quarkus-run.jar");
  private static final String FRAME = "\tat ";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final List<String> command;
  private final Path log;
  private final int port;
  private Process process;

  private AggregatorProcess(String bootstrapServers, List<String> settings) throws IOException {
    port = freePort();
    log = Path.of("target", "aggregator-" + port + ".log");
    command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC"));
    command.add("-Dkafka.bootstrap.servers=" + bootstrapServers);
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.log.category.\"org.apache.kafka\".level=WARN");
    command.addAll(settings);
    command.addAll(List.of("-jar", JAR.toString()));
  }

  /**
   * Starts one and waits until it has read the topics.
   *
   * @param settings system properties, each as {@code -Dname=value}
   */
  public static AggregatorProcess start(String bootstrapServers, String... settings)
      throws IOException {
    var aggregator = new AggregatorProcess(bootstrapServers, List.of(settings));
    aggregator.start();
    return aggregator;
  }

  /** Starts one that finds no broker and waits until it answers. */
  static AggregatorProcess startAlone(String... settings) throws IOException {
    var aggregator = new AggregatorProcess("127.0.0.1:1", List.of(settings));
    aggregator.launch();
    await().atMost(START_LIMIT).until(aggregator::answers);
    return aggregator;
  }

  public void start() throws IOException {
    launch();
    await().atMost(START_LIMIT).until(() -> answers() && status().contains("\"current\":true"));
  }

  private void launch() throws IOException {
    assertThat(JAR).as("the aggregator, built before these tests").exists();
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  private boolean answers() {
    assertThat(process.isAlive()).as("the aggregator, see " + log.toAbsolutePath()).isTrue();
    try {
      return status().contains("200 OK");
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  String status() throws IOException {
    return RawHttp.get(port, "/api/status");
  }

  /**
   * Waits until it has folded all that a lesson published: a group of Kafka Streams may need half a
   * minute for its first assignment on a busy machine.
   */
  public void awaitAllOf(Lesson lesson) {
    var last = "\"second\":" + lesson.second() + ',';
    await()
        .atMost(START_LIMIT)
        .until(() -> RawHttp.get(port, "/api/sessions/" + lesson.id()).contains(last));
  }

  /** A number of its status. */
  int count(String name) throws IOException {
    var status = status();
    int at = status.indexOf('"' + name + "\":") + name.length() + 3;
    return Integer.parseInt(status.substring(at).split("[,}]")[0]);
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** All that it has written. */
  public String said() throws IOException {
    return Files.readString(log);
  }

  /** The first stack trace in what it has written, with the lines that led there. */
  public Optional<String> stackTrace() throws IOException {
    var lines = Files.readAllLines(log);
    return IntStream.range(0, lines.size())
        .filter(at -> lines.get(at).startsWith(FRAME))
        .mapToObj(at -> lines.subList(Math.max(0, at - 5), endOfTrace(lines, at)))
        .map(trace -> String.join("\n", trace))
        .findFirst();
  }

  private static int endOfTrace(List<String> lines, int at) {
    return IntStream.range(at, lines.size())
        .filter(i -> !lines.get(i).startsWith(FRAME) && !lines.get(i).startsWith("Caused by: "))
        .findFirst()
        .orElse(lines.size());
  }

  /** Ends it; it can be started again, at the same port. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
