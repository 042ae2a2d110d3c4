package dev.classmoji.aggregator.subscription.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.classmoji.aggregator.subscription.stream.Message;

/**
 * The text of a WebSocket's messages: each is a CloudEvent with the extension {@code position},
 * which says where to resume from.
 */
public final class SocketMessages {
  private SocketMessages() {}

  public static String of(Message message) {
    var event =
        message instanceof Message.Event emoji
            ? new String(emoji.json(), UTF_8)
            : message instanceof Message.Gap gap
                ? Notices.gap(gap)
                : Notices.position((Message.Beat) message);
    return event.substring(0, event.length() - 1) + ",\"position\":\"" + message.position() + "\"}";
  }
}
