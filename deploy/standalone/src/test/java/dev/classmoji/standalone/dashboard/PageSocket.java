package dev.classmoji.standalone.dashboard;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page's WebSocket without the page. */
final class PageSocket extends ClientSocket {
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

  static PageSocket open(int port) {
    var page = new PageSocket();
    page.connect(port, "/api/live");
    return page;
  }

  void sayBytes(byte[] bytes) {
    socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The next message of a type; others before it are passed over. */
  String await(String type) throws InterruptedException {
    for (var next = next(); next != null; next = next()) {
      if (next.startsWith("{\"type\":\"" + type + '"')) {
        return next;
      }
    }
    throw new AssertionError("no message of type " + type);
  }

  private String next() throws InterruptedException {
    return messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  void closePolitely() {
    socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Override
  protected void hear(String message) {
    messages.add(message);
  }
}
