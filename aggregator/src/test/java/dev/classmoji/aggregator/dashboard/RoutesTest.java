package dev.classmoji.aggregator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.aggregator.subscription.DocumentsApi;
import dev.classmoji.aggregator.subscription.EventsApi;
import dev.classmoji.aggregator.subscription.document.Documents;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The routes that exist are those that {@code openapi.json} tells, and the other way round. */
class RoutesTest {

  @Test
  void shouldBeToldOneForOne() throws IOException {
    var vertx = Vertx.vertx();
    try {
      assertThat(told()).isEqualTo(routes(Router.router(vertx)));
    } finally {
      vertx.close();
    }
  }

  private static Set<String> routes(Router router) {
    var settings =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(AggregatorSettings.class)
            .build()
            .getConfigMapping(AggregatorSettings.class);
    new Api(
            null,
            new Labelling(null),
            null,
            new ReviewApi(null, null),
            new OwnViewApi(null, null, settings))
        .route(router);
    new EventsApi(null).route(router);
    new DocumentsApi().route(router);
    return router.getRoutes().stream()
        .filter(route -> route.methods() != null) // those of every method only look on
        .map(RoutesTest::words)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String words(Route route) {
    var path = route.getName().replaceAll(":([a-z]+)", "{$1}");
    return route.methods().iterator().next() + " " + path;
  }

  private static Set<String> told() throws IOException {
    var told = new TreeSet<String>();
    var paths = new ObjectMapper().readTree(Documents.openApi()).get("paths");
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        told.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    return told;
  }
}
