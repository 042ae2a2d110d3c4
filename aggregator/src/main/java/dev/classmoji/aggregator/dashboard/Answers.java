package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.dashboard.live.Json;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Answers of the HTTP API: one JSON object on one line. */
final class Answers {
  private Answers() {}

  static void ok(RoutingContext context, Object answer) {
    answer(context, 200, answer);
  }

  /**
   * @param problem one line for a person
   */
  static void problem(RoutingContext context, int status, String problem) {
    answer(context, status, Map.of("problem", problem));
  }

  static void answer(RoutingContext context, int status, Object answer) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Json.ofAnswer(answer));
  }
}
