package dev.classmoji.standalone.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** The dashboard's port on loopback. */
final class PortCheck implements Check {
  private final int port;

  PortCheck(int port) {
    this.port = port;
  }

  @Override
  public String subject() {
    return "dashboard port";
  }

  @Override
  public Finding look() {
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return judge(probe.getLocalPort(), Optional.empty());
    } catch (IOException e) {
      return judge(port, Optional.of(e.getMessage()));
    }
  }

  /**
   * @param refusal why it cannot be had; empty if it can
   */
  static Finding judge(int port, Optional<String> refusal) {
    return refusal
        .map(
            why ->
                Finding.fail(
                    "%d cannot be used (%s)".formatted(port, why),
                    "Choose another with --port N, or stop the program that uses it."))
        .orElseGet(() -> Finding.ok("%d is free".formatted(port)));
  }
}
