package dev.classmoji.aggregator.subscription;

import dev.classmoji.aggregator.subscription.document.Documents;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code GET /api/asyncapi.json} and {@code GET /api/openapi.json}: {@link Documents}. */
@ApplicationScoped
public class DocumentsApi {

  void onStart(@Observes Router router) {
    route(router);
  }

  /** Adds its routes. */
  public void route(Router router) {
    router.get("/api/asyncapi.json").handler(context -> answer(context, Documents.asyncApi()));
    router.get("/api/openapi.json").handler(context -> answer(context, Documents.openApi()));
  }

  private static void answer(RoutingContext context, String document) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(document);
  }
}
