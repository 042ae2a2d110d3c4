package dev.classmoji.aggregator.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.classmoji.aggregator.dashboard.live.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Answers of the HTTP API: one JSON object on one line. */
public final class Answers {
  private Answers() {}

  public static void ok(RoutingContext context, Object answer) {
    answer(context, 200, answer);
  }

  /**
   * @param problem one line for a person
   */
  public static void problem(RoutingContext context, int status, String problem) {
    answer(context, status, Map.of("problem", problem));
  }

  /** A large answer, as {@link #ok}. */
  static void packed(RoutingContext context, Object answer) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    pack(context, Json.ofAnswer(answer).getBytes(UTF_8));
  }

  /** Ends the response with a large body, compressed if its reader can undo that. */
  static void pack(RoutingContext context, byte[] body) {
    var accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (accepted == null || !accepted.contains("gzip")) {
      context.response().end(Buffer.buffer(body));
      return;
    }
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
        .putHeader(HttpHeaders.VARY, "Accept-Encoding")
        .end(Buffer.buffer(packed.toByteArray()));
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
