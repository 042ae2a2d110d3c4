package dev.classmoji.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DashboardPortTest {
  @Test
  void shouldFindAFreePortForZero() {
    assertThat(DashboardPort.claim(0)).isPositive();
  }

  @Test
  void shouldSayThatAPortIsTakenAndWhatToDo() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();

      assertThatThrownBy(() -> DashboardPort.claim(port))
          .hasMessageContaining("port %d cannot be used".formatted(port))
          .hasMessageContaining("--port N");
    }
  }

  @Test
  void shouldTakeAPortThatWasGivenBack() throws IOException {
    int port;
    try (var before = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = before.getLocalPort();
    }

    assertThat(DashboardPort.claim(port)).isEqualTo(port);
  }

  @Test
  void shouldRefuseWhatIsNoPort() {
    assertThatThrownBy(() -> DashboardPort.claim(65_536)).hasMessageContaining("is no port");
    assertThatThrownBy(() -> DashboardPort.claim(-1)).hasMessageContaining("is no port");
  }
}
