package dev.classmoji.aggregator.subscription.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.stream.Message;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The text of a stream of Server-Sent Events: emoji events have no name, so that a page's {@code
 * onmessage} has them; {@code gap} and {@code farewell} are named. Every id is the position to
 * resume from. A sign of life is an id alone, which makes no event but is remembered.
 */
public final class ServerSentEvents {
  private static final int RETRY_MILLIS = 2_000;

  private ServerSentEvents() {}

  /** What every stream begins with. */
  public static byte[] welcome() {
    return ": emoji events\nretry: %d\n\n".formatted(RETRY_MILLIS).getBytes(UTF_8);
  }

  public static byte[] of(List<Message> messages) {
    var text = new ByteArrayOutputStream();
    messages.forEach(message -> append(text, message));
    return text.toByteArray();
  }

  private static void append(ByteArrayOutputStream text, Message message) {
    append(text, "id: " + message.position() + '\n');
    if (message instanceof Message.Event event) {
      append(text, "data: ");
      text.writeBytes(event.json());
      append(text, "\n");
    } else if (message instanceof Message.Gap gap) {
      append(text, "event: gap\ndata: " + Notices.gap(gap) + '\n');
    } else {
      append(text, ": still here\n");
    }
    append(text, "\n");
  }

  private static void append(ByteArrayOutputStream text, String more) {
    text.writeBytes(more.getBytes(UTF_8));
  }

  /** What a stream ends with. */
  public static byte[] of(Farewell farewell) {
    return ("event: farewell\ndata: " + Notices.farewell(farewell) + "\n\n").getBytes(UTF_8);
  }
}
