package dev.classmoji.aggregator.subscription;

import dev.classmoji.aggregator.dashboard.Answers;
import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.stream.Subscriber;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * {@code GET /api/events}: emoji events as they come, for programs. Server-Sent Events to those who
 * accept {@code text/event-stream}, a WebSocket to those who ask for one; see {@link Request} for
 * the query. What cannot be answered is {@code {"problem": "one line"}}: 400 for a query that is
 * not understood, 406 for one who asks for neither, 503 for one too many.
 */
@ApplicationScoped
public class EventsApi {
  private static final Logger LOG = Logger.getLogger(EventsApi.class);
  private static final String EVENT_STREAM = "text/event-stream";

  private final Subscriptions subscriptions;

  public EventsApi(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  void onStart(@Observes Router router) {
    route(router);
  }

  /** Adds its route. */
  public void route(Router router) {
    router.get("/api/events").handler(this::events);
  }

  private void events(RoutingContext context) {
    var headers = context.request().headers();
    boolean socket = "websocket".equalsIgnoreCase(headers.get(HttpHeaders.UPGRADE));
    var accepted = Optional.ofNullable(headers.get(HttpHeaders.ACCEPT)).orElse("");
    if (!socket && !accepted.contains(EVENT_STREAM)) {
      Answers.problem(
          context,
          406,
          "accept text/event-stream here, as curl -N -H 'Accept: text/event-stream' does, or open a"
              + " WebSocket");
    } else if (subscriptions.isFull()) {
      Answers.problem(context, 503, Farewell.TOO_MANY.reason());
    } else {
      asked(context).ifPresent(request -> serve(context, request, socket));
    }
  }

  /** Empty if it was answered why it is not understood. */
  private static Optional<Request> asked(RoutingContext context) {
    try {
      return Optional.of(Request.of(query(context), context.request().getHeader("Last-Event-ID")));
    } catch (IllegalArgumentException e) {
      Answers.problem(context, 400, e.getMessage());
      return Optional.empty();
    }
  }

  private static Map<String, List<String>> query(RoutingContext context) {
    var parameters = context.queryParams();
    return parameters.names().stream()
        .collect(Collectors.toMap(Function.identity(), parameters::getAll));
  }

  private void serve(RoutingContext context, Request request, boolean socket) {
    if (socket) {
      context.request().resume(); // Quarkus holds requests; one that is held cannot be upgraded
      context
          .request()
          .toWebSocket()
          .onSuccess(opened -> talk(context, opened, request))
          .onFailure(failure -> LOG.debug("A subscriber's WebSocket did not come up.", failure));
    } else {
      stream(context, request);
    }
  }

  private void stream(RoutingContext context, Request request) {
    var line = new StreamLine(context);
    line.open();
    var subscriber = subscriptions.serve(request, line);
    context.response().drainHandler(more -> subscriber.drained());
    context
        .response()
        .exceptionHandler(failure -> LOG.debug("A subscriber's line broke.", failure));
    context.addEndHandler(end -> subscriptions.leave(subscriber));
  }

  private void talk(RoutingContext context, ServerWebSocket socket, Request request) {
    var line = new SocketLine(socket, context.vertx().getOrCreateContext());
    var subscriber = subscriptions.serve(request, line);
    socket.drainHandler(more -> subscriber.drained());
    socket.frameHandler(frame -> refuse(frame.isText() || frame.isBinary(), subscriber));
    socket.exceptionHandler(failure -> LOG.debug("A subscriber's line broke.", failure));
    socket.closeHandler(end -> subscriptions.leave(subscriber));
  }

  private static void refuse(boolean said, Subscriber subscriber) {
    if (said) {
      subscriber.close(Farewell.UNEXPECTED);
    }
  }
}
