import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Prints emoji events from a WebSocket, over every break: java Events.java [ADDRESS?QUERY] */
public class Events implements WebSocket.Listener {
  static String position = "", message = "";
  final CompletableFuture<Object> over = new CompletableFuture<>();

  public static void main(String[] args) throws InterruptedException {
    var address = args.length > 0 ? args[0] : "ws://localhost:8080/api/events?from=now";
    var client = HttpClient.newHttpClient();
    while (true) {
      var events = new Events();
      var resumed = URI.create(position.isEmpty() ? address : address + "&after=" + position);
      client.newWebSocketBuilder().buildAsync(resumed, events).exceptionally(events::end);
      events.over.join();
      Thread.sleep(2_000);
    }
  }
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    message += part;
    if (last && message.contains("dev.classmoji.emoji.changed"))
      System.out.println(field("session") + " " + field("student") + " " + field("emoji"));
    position = last ? field("position") : position;
    message = last ? "" : message;
    return WebSocket.Listener.super.onText(socket, part, last);
  }
  String field(String name) { // a real program would use a JSON library
    var found = Pattern.compile('"' + name + "\":\"([^\"]*)").matcher(message);
    return found.find() ? found.group(1) : "";
  }
  public CompletionStage<?> onClose(WebSocket socket, int code, String why) { end(null); return null; }
  public void onError(WebSocket socket, Throwable failure) { end(failure); }
  WebSocket end(Throwable failure) { message = ""; over.complete(""); return null; }
}
