package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.aggregator.dashboard.board.StudentView;
import dev.classmoji.aggregator.dashboard.link.OwnView;
import dev.classmoji.aggregator.dashboard.review.OwnReview;
import dev.classmoji.schemas.SessionState;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The part of the {@link Api} for students' own views. A token is sent as {@code Authorization:
 * Bearer TOKEN}, never in an address, which servers note down. Once its session is deleted it is
 * refused with 403, as one that never was valid; that of a student who turned out to be another
 * leads to what is known of that one.
 *
 * <ul>
 *   <li>{@code POST /api/sessions/{id}/students/{student}/link}: a {@link Link}
 *   <li>{@code GET /api/own}: a {@link Present}
 *   <li>{@code GET /api/own/review}: an {@link OwnReview}
 * </ul>
 */
@ApplicationScoped
class OwnViewApi {
  private static final String BEARER = "Bearer ";

  private final Dashboard dashboard;
  private final TopicReading topics;
  private final Optional<String> address;

  OwnViewApi(Dashboard dashboard, TopicReading topics, AggregatorSettings settings) {
    this.dashboard = dashboard;
    this.topics = topics;
    this.address = settings.dashboard().ownViewAddress().map(Object::toString);
  }

  /**
   * What a link is made of.
   *
   * @param address where own views are shown; null where the dashboard is
   */
  record Link(String token, String address) {}

  /**
   * How it is now.
   *
   * @param second media time of the class's last second; null if none was heard of
   * @param student null if nothing is known of this student now
   */
  record Present(boolean running, Long second, StudentView student) {}

  void route(Router router) {
    router.post("/api/sessions/:id/students/:student/link").blockingHandler(this::link, false);
    router.get("/api/own").blockingHandler(context -> own(context, this::present), false);
    router.get("/api/own/review").blockingHandler(context -> own(context, this::review), false);
  }

  private void link(RoutingContext context) {
    asked(context)
        .filter(view -> dashboard.board().descriptor(view.session()).isPresent())
        .ifPresentOrElse(
            view ->
                topics
                    .attempt(context, () -> dashboard.links().get().token(view))
                    .ifPresent(token -> Answers.ok(context, new Link(token, address.orElse(null)))),
            () -> Answers.problem(context, 404, "no such student is known here"));
  }

  private static Optional<OwnView> asked(RoutingContext context) {
    try {
      return Optional.of(new OwnView(context.pathParam("id"), context.pathParam("student")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Answers with a view if the request has its token, and its session is still known. */
  private void own(RoutingContext context, Answer answer) {
    if (!dashboard.isCurrent()) {
      Answers.problem(context, 503, "the topics are still being read: try again in a moment");
      return;
    }
    topics
        .attempt(context, dashboard.links()::find)
        .ifPresent(
            signer ->
                signer
                    .flatMap(known -> known.view(token(context)))
                    .filter(view -> dashboard.board().descriptor(view.session()).isPresent())
                    .ifPresentOrElse(
                        view -> answer.give(context, view),
                        () -> Answers.problem(context, 403, "this link leads nowhere")));
  }

  @FunctionalInterface
  private interface Answer {
    void give(RoutingContext context, OwnView view);
  }

  private static String token(RoutingContext context) {
    var given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    return given != null && given.startsWith(BEARER) ? given.substring(BEARER.length()) : "";
  }

  private void present(RoutingContext context, OwnView view) {
    var board = dashboard.board();
    var session = board.descriptor(view.session());
    var second = board.second(view.session());
    var student = board.pseudonyms(view.session()).present(view.student());
    Answers.ok(
        context,
        new Present(
            session.filter(known -> known.getState() == SessionState.RUNNING).isPresent(),
            second.isPresent() ? second.getAsLong() : null,
            board.student(view.session(), student).orElse(null)));
  }

  private void review(RoutingContext context, OwnView view) {
    var session = dashboard.board().descriptor(view.session()).orElseThrow();
    topics
        .inTurn(context, () -> OwnReview.of(session, dashboard.history(session), view.student()))
        .ifPresent(review -> Answers.packed(context, review));
  }
}
