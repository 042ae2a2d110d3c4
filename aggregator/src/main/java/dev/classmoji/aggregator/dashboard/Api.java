package dev.classmoji.aggregator.dashboard;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Map;

/**
 * The HTTP API.
 *
 * <ul>
 *   <li>{@code GET /api/sessions}: {@code {"sessions": […]}}, newest first
 *   <li>{@code GET /api/sessions/{id}}: the whole present state of one
 *   <li>{@code PUT /api/sessions/{id}/students/{student}/label} with {@code {"label": "Ana"}}: what
 *       the teacher calls a student from now on; {@code DELETE} takes the name back, from every
 *       pseudonym that stands for this student. 200 once Kafka has it, 400 for what is no name, 409
 *       where an earlier class is shown again
 *   <li>{@code GET /api/status}: whether the board is current, and counts
 *   <li>{@code GET /api/capabilities}: what the page may offer, {@code {"replay": true|false}}
 *   <li>{@code POST /api/replays}: plays the recording again; 202, 404 without one, 409 while one
 *       plays
 * </ul>
 *
 * and what {@link ReviewApi} and {@link OwnViewApi} add. What cannot be answered is {@code
 * {"problem": "one line"}}: 404 for what is unknown, 403 if a foreign page or host name asks, 503
 * until the topics have been read.
 */
@ApplicationScoped
class Api {
  private static final String LABEL = "/api/sessions/:id/students/:student/label";
  private static final long LONGEST_LABEL_BYTES = 1_024;

  private final Dashboard dashboard;
  private final Labelling labelling;
  private final Instance<ReplayControl> replays;
  private final ReviewApi reviews;
  private final OwnViewApi ownViews;

  Api(
      Dashboard dashboard,
      Labelling labelling,
      Instance<ReplayControl> replays,
      ReviewApi reviews,
      OwnViewApi ownViews) {
    this.dashboard = dashboard;
    this.labelling = labelling;
    this.reviews = reviews;
    this.ownViews = ownViews;
    this.replays = replays;
  }

  void route(@Observes Router router) {
    router.get("/api/status").handler(this::status);
    router.get("/api/capabilities").handler(this::capabilities);
    router.post("/api/replays").blockingHandler(this::playAgain);
    router.route("/api/sessions*").handler(this::whenCurrent);
    router.get("/api/sessions").handler(this::sessions);
    router.get("/api/sessions/:id").handler(this::session);
    router
        .put(LABEL)
        .handler(BodyHandler.create(false).setBodyLimit(LONGEST_LABEL_BYTES))
        .blockingHandler(labelling::give)
        .failureHandler(labelling::refuse);
    router.delete(LABEL).blockingHandler(labelling::takeBack);
    reviews.route(router);
    ownViews.route(router);
    router.route("/api/*").last().handler(this::unknown);
  }

  private void status(RoutingContext context) {
    Answers.ok(context, dashboard.status());
  }

  private void capabilities(RoutingContext context) {
    Answers.ok(context, Map.of("replay", replays.isResolvable()));
  }

  private void playAgain(RoutingContext context) {
    if (!replays.isResolvable()) {
      Answers.problem(context, 404, "there is no recording to play here");
    } else if (replays.get().playAgain()) {
      Answers.answer(context, 202, Map.of());
    } else {
      Answers.problem(context, 409, "the recording is still playing");
    }
  }

  private void whenCurrent(RoutingContext context) {
    if (dashboard.isCurrent()) {
      context.next();
    } else {
      Answers.problem(context, 503, "the topics are still being read: try again in a moment");
    }
  }

  private void sessions(RoutingContext context) {
    Answers.ok(context, Map.of("sessions", dashboard.board().sessions()));
  }

  private void session(RoutingContext context) {
    dashboard
        .board()
        .since(context.pathParam("id"), 0)
        .ifPresentOrElse(
            session -> Answers.ok(context, session),
            () -> Answers.problem(context, 404, "no such session is known here"));
  }

  private void unknown(RoutingContext context) {
    if (context.request().method() == HttpMethod.GET) {
      Answers.problem(context, 404, "there is nothing here");
    } else {
      Answers.problem(context, 405, "this cannot be done here");
    }
  }
}
