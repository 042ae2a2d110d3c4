package dev.classmoji.standalone.dashboard;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The client's end of a WebSocket: puts messages together and remembers how the server left. */
public abstract class ClientSocket implements WebSocket.Listener {
  protected static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final CompletableFuture<String> farewell = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  /**
   * Returns once it is open.
   *
   * @param path with the query, if there is one
   */
  protected final void connect(int port, String path) {
    socket =
        CLIENT
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + path), this)
            .join();
  }

  /** A whole message has come; nothing more does until this returns. */
  protected abstract void hear(String message);

  protected final WebSocket socket() {
    return socket;
  }

  public final void say(String text) {
    socket.sendText(text, true).join();
  }

  /** Breaks the connection, without a word. */
  public final void drop() {
    socket.abort();
  }

  /** Status code and reason of the server's farewell. */
  public final String awaitFarewell() throws Exception {
    return farewell.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public final CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      hear(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public final CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    farewell.complete(code + " " + reason);
    return null;
  }

  @Override
  public final void onError(WebSocket from, Throwable error) {
    farewell.complete("error " + error.getMessage());
  }
}
