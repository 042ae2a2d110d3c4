package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.dashboard.live.Farewell;
import dev.classmoji.aggregator.dashboard.live.Line;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** A page's line over its WebSocket. */
record SocketLine(WebSocketConnection connection) implements Line {
  private static final Logger LOG = Logger.getLogger(SocketLine.class);

  @Override
  public CompletionStage<Void> send(String text) {
    return connection.sendText(text).subscribeAsCompletionStage();
  }

  @Override
  public void close(Farewell farewell) {
    if (connection.isOpen()) {
      connection
          .close(new CloseReason(farewell.code(), farewell.reason()))
          .subscribe()
          .with(closed -> {}, failure -> LOG.debug("A page's socket was gone already.", failure));
    }
  }
}
