package dev.classmoji.aggregator.subscription;

import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.stream.Line;
import dev.classmoji.aggregator.subscription.stream.Message;
import dev.classmoji.aggregator.subscription.wire.ServerSentEvents;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Server-Sent Events: a response that goes on. */
final class StreamLine implements Line {
  private static final long GRACE_MILLIS = TimeUnit.SECONDS.toMillis(30);
  private static final long CANCEL = 8; // RFC 9113, 7

  private final RoutingContext request;
  private final HttpServerResponse response;
  private final Context context;

  StreamLine(RoutingContext request) {
    this.request = request;
    this.response = request.response();
    this.context = request.vertx().getOrCreateContext();
  }

  /** Begins the response, so that the client knows that it is heard. */
  void open() {
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Accel-Buffering", "no") // nginx would hold events back
        .setChunked(true)
        .write(Buffer.buffer(ServerSentEvents.welcome()));
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(now -> task.run());
  }

  @Override
  public boolean isFull() {
    return isOver() || response.writeQueueFull();
  }

  private boolean isOver() {
    return response.ended() || response.closed();
  }

  @Override
  public void send(List<Message> messages) {
    response.write(Buffer.buffer(ServerSentEvents.of(messages)));
  }

  @Override
  public void close(Farewell farewell) {
    if (isOver()) {
      return;
    }
    // what was sent before goes first: one who reads none of it is not waited for without end
    long hardEnd = request.vertx().setTimer(GRACE_MILLIS, late -> abort());
    response
        .end(Buffer.buffer(ServerSentEvents.of(farewell)))
        .onSuccess(
            sent -> {
              request.vertx().cancelTimer(hardEnd);
              abort();
            });
  }

  private void abort() {
    if (request.request().version() == HttpVersion.HTTP_2) {
      response.reset(CANCEL);
    } else {
      request.request().connection().close();
    }
  }
}
