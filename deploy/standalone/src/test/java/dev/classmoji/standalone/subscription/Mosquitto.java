package dev.classmoji.standalone.subscription;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's MQTT broker, with one user, which keeps what it owes to those who are away. */
final class Mosquitto implements AutoCloseable {
  static final String USER = "class";
  static final String PASSWORD = "room-7";

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

  private final Path folder;
  private final int port;
  private Process process;

  /** Skips the test if there is none, and says so. */
  static void require() {
    boolean there =
        PLACES.stream().anyMatch(Files::isExecutable)
            && Files.isExecutable(Path.of("/usr/bin/mosquitto_sub"));
    if (!there) {
      System.out.println("mqtt: skipped, there is no mosquitto here: install it and its clients");
    }
    assumeTrue(there, "there is no mosquitto here");
  }

  Mosquitto(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    port = freePort();
    var passwords = folder.resolve("passwords");
    run("mosquitto_passwd", "-b", "-c", passwords.toString(), USER, PASSWORD);
    Files.write(
        folder.resolve("mosquitto.conf"),
        List.of(
            "listener " + port + " 127.0.0.1",
            "allow_anonymous false",
            "password_file " + passwords,
            "persistence true",
            "persistence_location " + folder + "/",
            "max_queued_messages 10000",
            "log_dest file " + folder.resolve("log"),
            "log_type all",
            "user " + System.getProperty("user.name")));
    start();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " failed");
    }
  }

  void start() throws IOException {
    var broker = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    process =
        new ProcessBuilder(broker.toString(), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().until(this::listens);
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it in good order, as an update of the system does. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(20, TimeUnit.SECONDS);
  }

  /** Ends it without a word to its clients. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(20, TimeUnit.SECONDS);
  }

  /** It falls silent, while its connections stay open. */
  void freeze() throws IOException, InterruptedException {
    run("kill", "-STOP", String.valueOf(process.pid()));
  }

  /** It goes on. */
  void thaw() throws IOException, InterruptedException {
    run("kill", "-CONT", String.valueOf(process.pid()));
  }

  /** Whether it has taken a client's subscription. */
  boolean knows(String name) throws IOException {
    var log = folder.resolve("log"); // what it writes to its standard output waits in a buffer
    return Files.exists(log) && Files.readString(log).contains("Sending SUBACK to " + name);
  }

  int port() {
    return port;
  }

  /** What a setting of the aggregator says. */
  String[] settings() {
    return Stream.of("url=mqtt://127.0.0.1:" + port, "user=" + USER, "password=" + PASSWORD)
        .map(setting -> "-Dclassmoji.aggregator.mqtt." + setting)
        .toArray(String[]::new);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
