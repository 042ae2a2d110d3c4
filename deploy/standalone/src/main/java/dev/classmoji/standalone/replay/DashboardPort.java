package dev.classmoji.standalone.replay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port on loopback where the dashboard will listen. */
final class DashboardPort {
  private static final int HIGHEST = 65_535;

  private DashboardPort() {}

  /**
   * The port itself, or a free one for 0.
   *
   * @throws IllegalArgumentException if it is none, or taken
   */
  static int claim(int port) {
    if (port < 0 || port > HIGHEST) {
      throw new IllegalArgumentException(
          "--port %d is no port: use one from 1 to %d, or 0 for any that is free"
              .formatted(port, HIGHEST));
    }
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "port %d cannot be used (%s): choose another with --port N, or 0 for any that is free"
              .formatted(port, e.getMessage()),
          e);
    }
  }
}
