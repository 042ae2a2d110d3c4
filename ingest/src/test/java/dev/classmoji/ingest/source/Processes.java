package dev.classmoji.ingest.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Programs that tests have started. */
final class Processes {
  private Processes() {}

  /** Whether one listens on a port of this machine. */
  static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Has one stand still, its connections open, until {@link #resume}. */
  static void pause(Process process) throws IOException, InterruptedException {
    signal(process, "-STOP");
  }

  static void resume(Process process) throws IOException, InterruptedException {
    signal(process, "-CONT");
  }

  private static void signal(Process process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
  }

  /** Ends one at once, and waits until it has ended: it has no time to say goodbye. */
  static void kill(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
