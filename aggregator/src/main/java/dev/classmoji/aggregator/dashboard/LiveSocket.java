package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.dashboard.live.Farewell;
import dev.classmoji.aggregator.dashboard.live.Viewer;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A page's WebSocket: says which session it watches, hears of it at once and of each change. All on
 * the socket's own event loop, so that its end never overtakes its beginning.
 */
@WebSocket(path = "/api/live")
class LiveSocket {
  private static final Logger LOG = Logger.getLogger(LiveSocket.class);
  private static final TypedKey<Viewer> VIEWER = new TypedKey<>("viewer");

  private final Dashboard dashboard;

  LiveSocket(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    dashboard
        .audience()
        .admit(new SocketLine(connection))
        .ifPresent(viewer -> connection.userData().put(VIEWER, viewer));
  }

  @OnTextMessage
  @NonBlocking
  void hear(String text, WebSocketConnection connection) {
    viewer(connection).ifPresent(viewer -> viewer.hear(text));
  }

  @OnBinaryMessage
  @NonBlocking
  void hear(Buffer bytes, WebSocketConnection connection) {
    viewer(connection).ifPresent(viewer -> viewer.hear(""));
  }

  @OnPongMessage
  @NonBlocking
  void pong(Buffer bytes, WebSocketConnection connection) {
    viewer(connection).ifPresent(Viewer::heard);
  }

  @OnClose
  @NonBlocking
  void closed(WebSocketConnection connection) {
    viewer(connection).ifPresent(dashboard.audience()::leave);
  }

  @OnError
  @NonBlocking
  void failed(Throwable failure, WebSocketConnection connection) {
    LOG.debug("A page's socket failed.", failure);
    new SocketLine(connection).close(Farewell.BROKEN);
  }

  private static Optional<Viewer> viewer(WebSocketConnection connection) {
    return Optional.ofNullable(connection.userData().get(VIEWER));
  }
}
