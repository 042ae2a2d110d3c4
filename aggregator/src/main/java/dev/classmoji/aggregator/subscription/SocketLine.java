package dev.classmoji.aggregator.subscription;

import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.stream.Line;
import dev.classmoji.aggregator.subscription.stream.Message;
import dev.classmoji.aggregator.subscription.wire.SocketMessages;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;

/** A program's WebSocket: one text message each. */
record SocketLine(ServerWebSocket socket, Context context) implements Line {

  @Override
  public void execute(Runnable task) {
    context.runOnContext(now -> task.run());
  }

  @Override
  public boolean isFull() {
    return socket.isClosed() || socket.writeQueueFull();
  }

  @Override
  public void send(List<Message> messages) {
    messages.forEach(message -> socket.writeTextMessage(SocketMessages.of(message)));
  }

  /** Vert.x drops the connection by itself if the other side does not close within seconds. */
  @Override
  public void close(Farewell farewell) {
    if (!socket.isClosed()) {
      socket.close((short) farewell.code(), farewell.reason());
    }
  }
}
