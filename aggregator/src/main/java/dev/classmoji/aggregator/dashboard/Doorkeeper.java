package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.AggregatorSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sees every request first: refuses those from elsewhere, and gives each answer its headers. */
@ApplicationScoped
class Doorkeeper {
  private static final int BEFORE_ALL_ELSE = 1_000;
  private static final String EVENTS = "/api/events";

  private final Addresses addresses;
  private final StudentEntrance entrance;
  private final Set<String> subscribers;
  private final Map<String, String> headers =
      Map.of(
          "Content-Security-Policy", ContentPolicy.ofPage(),
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  Doorkeeper(AggregatorSettings settings) {
    entrance = new StudentEntrance(settings.dashboard().ownViewAddress());
    var names = new HashSet<>(settings.dashboard().hostNames().orElse(Set.of()));
    entrance.host().ifPresent(names::add);
    addresses = new Addresses(names);
    subscribers = settings.subscriptions().origins().orElse(Set.of());
  }

  void watch(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL_ELSE);
  }

  private void pass(RoutingContext context) {
    var request = context.request();
    var authority = request.getHeader(HttpHeaders.HOST);
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    headers.forEach(context.response()::putHeader);
    if (!addresses.isOurs(authority)) {
      Answers.problem(
          context,
          403,
          "this host name is not known here: see classmoji.aggregator.dashboard.host-names");
    } else if (!addresses.isOwnPage(origin, authority) && !subscribes(context, origin)) {
      Answers.problem(context, 403, "pages of other sites may not ask");
    } else if (!entrance.admits(authority, context.normalizedPath())) {
      Answers.problem(context, 403, "here students are shown their own views alone");
    } else {
      if (!request.path().startsWith("/_static/")) { // those have their version in their path
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
      }
      context.next();
    }
  }

  /** Whether a page of another site asks for events, and may; it is then let read the answer. */
  private boolean subscribes(RoutingContext context, String origin) {
    if (!EVENTS.equals(context.normalizedPath()) || !subscribers.contains(origin)) {
      return false;
    }
    context.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    context.response().putHeader(HttpHeaders.VARY, "Origin");
    return true;
  }
}
