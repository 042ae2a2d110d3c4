package dev.classmoji.aggregator.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.classmoji.aggregator.dashboard.review.Review;
import dev.classmoji.schemas.SessionDescriptor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of the {@link Api} that tells a session from its first second on. Each request reads the
 * topics anew and so has all that they keep by now; only a few may do so at a time.
 *
 * <ul>
 *   <li>{@code GET /api/sessions/{id}/review}: a {@link Review}
 *   <li>{@code GET /api/sessions/{id}/files/{name}?zone=Europe/Berlin}: one of the files that
 *       {@code --report} writes, to be saved; in the zone {@code report.html} tells the capture
 *       clock, in UTC unless it is given
 * </ul>
 */
@ApplicationScoped
class ReviewApi {
  private static final Map<String, String> TYPES =
      Map.of(
          "events.jsonl", "application/x-ndjson",
          "students.csv", "text/csv; charset=utf-8",
          "class.csv", "text/csv; charset=utf-8",
          "report.html", "text/html; charset=utf-8");

  private final Dashboard dashboard;
  private final TopicReading topics;

  ReviewApi(Dashboard dashboard, TopicReading topics) {
    this.dashboard = dashboard;
    this.topics = topics;
  }

  void route(Router router) {
    router.get("/api/sessions/:id/review").blockingHandler(this::review, false);
    router.get("/api/sessions/:id/files/:name").blockingHandler(this::file, false);
  }

  private void review(RoutingContext context) {
    read(context, session -> Review.of(session, dashboard.history(session)))
        .ifPresent(review -> Answers.packed(context, review));
  }

  private void file(RoutingContext context) {
    var name = context.pathParam("name");
    var zone = zone(context.request().getParam("zone", "UTC"));
    if (!TYPES.containsKey(name)) {
      Answers.problem(context, 404, "there is no such file of a session");
    } else if (zone.isEmpty()) {
      Answers.problem(context, 400, "this time zone is not known");
    } else {
      read(context, session -> file(name, session, zone.get()))
          .ifPresent(text -> save(context, name, text));
    }
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private String file(String name, SessionDescriptor session, ZoneId zone) {
    var files =
        name.equals("report.html")
            ? dashboard.report(session).files(zone) // takes the readings too, many times as much
            : dashboard.history(session).files();
    try {
      var text = new StringWriter();
      files.get(name).writeTo(text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void save(RoutingContext context, String name, String text) {
    var saved = context.pathParam("id") + '-' + name;
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPES.get(name))
        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + saved + '"')
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Answers.pack(context, text.getBytes(UTF_8));
  }

  /** What was read of the session that is asked for; empty if it was answered why not. */
  private <T> Optional<T> read(RoutingContext context, Function<SessionDescriptor, T> reading) {
    var session = dashboard.board().descriptor(context.pathParam("id"));
    if (session.isEmpty()) {
      Answers.problem(context, 404, "no such session is known here");
      return Optional.empty();
    }
    return topics.inTurn(context, () -> reading.apply(session.get()));
  }
}
