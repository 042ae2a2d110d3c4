package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.dashboard.label.LabelLog;
import dev.classmoji.aggregator.keeping.NotKeptException;
import dev.classmoji.schemas.Pseudonyms;
import dev.classmoji.schemas.StudentName;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Answers a teacher who names a student, or takes the name back. */
@ApplicationScoped
class Labelling {
  private static final Logger LOG = Logger.getLogger(Labelling.class);
  private static final int TOO_LARGE = 413;

  private final Dashboard dashboard;

  Labelling(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  void give(RoutingContext context) {
    StudentName name;
    try {
      name = StudentName.of(label(context));
    } catch (IllegalArgumentException e) {
      Answers.problem(context, 400, e.getMessage());
      return;
    }
    change(context, (labels, student) -> labels.keep(session(context), student, name));
  }

  void takeBack(RoutingContext context) {
    change(
        context,
        (labels, student) ->
            pseudonyms(context)
                .together(student)
                .forEach(each -> labels.takeBack(session(context), each)));
  }

  /** Changes the name of the student whom the one that is asked for turned out to be. */
  private void change(RoutingContext context, BiConsumer<LabelLog, String> change) {
    var labels = dashboard.labels();
    var student = pseudonyms(context).present(context.pathParam("student"));
    if (!dashboard.board().shows(session(context), student)) {
      Answers.problem(context, 404, "no such student is known here");
    } else if (labels.isEmpty()) {
      Answers.problem(context, 409, "of a class that is shown again nothing is changed");
    } else {
      try {
        change.accept(labels.get(), student);
        Answers.ok(context, Map.of());
      } catch (NotKeptException e) {
        LOG.warnf("A student's name was not kept: %s", e.getMessage());
        Answers.problem(context, 503, "the name could not be kept: try again in a moment");
      }
    }
  }

  private static String session(RoutingContext context) {
    return context.pathParam("id");
  }

  private Pseudonyms pseudonyms(RoutingContext context) {
    return dashboard.board().pseudonyms(session(context));
  }

  private static String label(RoutingContext context) {
    try {
      var body = context.body().buffer();
      if (body != null
          && Json.decodeValue(body) instanceof JsonObject said
          && said.getValue("label") instanceof String label) {
        return label;
      }
    } catch (DecodeException e) {
      // said below
    }
    throw new IllegalArgumentException("say {\"label\": \"a name\"}");
  }

  /** What was sent is longer than any name. */
  void refuse(RoutingContext context) {
    if (context.statusCode() == TOO_LARGE) {
      Answers.problem(context, TOO_LARGE, "that is too long for a name");
    } else {
      context.next();
    }
  }
}
