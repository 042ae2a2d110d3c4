package dev.classmoji.standalone.dashboard;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page's WebSocket without the page. */
final class PageSocket implements WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  final CompletableFuture<String> farewell = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  static PageSocket open(int port) {
    var page = new PageSocket();
    page.socket =
        CLIENT
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/live"), page)
            .join();
    return page;
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  void sayBytes(byte[] bytes) {
    socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
  }

  /** The next message of a type; others before it are passed over. */
  String await(String type) throws InterruptedException {
    for (var next = messages.poll(10, TimeUnit.SECONDS);
        next != null;
        next = messages.poll(10, TimeUnit.SECONDS)) {
      if (next.startsWith("{\"type\":\"" + type + '"')) {
        return next;
      }
    }
    throw new AssertionError("no message of type " + type);
  }

  /** Status code and reason of the server's farewell. */
  String awaitFarewell() throws Exception {
    return farewell.get(10, TimeUnit.SECONDS);
  }

  void closePolitely() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  void drop() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    farewell.complete(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    farewell.complete("error " + error.getMessage());
  }
}
