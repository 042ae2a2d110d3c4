package dev.classmoji.aggregator.subscription.webhook;

import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.aggregator.dashboard.Answers;
import dev.classmoji.aggregator.subscription.webhook.address.RefusedAddressException;
import dev.classmoji.aggregator.subscription.webhook.registry.Secret;
import dev.classmoji.aggregator.subscription.webhook.registry.Webhook;
import dev.classmoji.schemas.WebhookState;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The part of the HTTP API for webhooks, for whoever may see the dashboard.
 *
 * <ul>
 *   <li>{@code POST /api/webhooks} with a {@link WebhookRequest}: 201 and a {@link WebhookView},
 *       with the secret if none was given; 400 for what is not understood or leads to where nothing
 *       may be posted, 409 where there are too many
 *   <li>{@code GET /api/webhooks}: {@code {"webhooks": […]}}, oldest first
 *   <li>{@code GET /api/webhooks/{id}}: a {@link WebhookView}; 404 if there is none
 *   <li>{@code DELETE /api/webhooks/{id}}: 200; nothing more is sent
 *   <li>{@code POST /api/webhooks/{id}/resume}: 200, and a parked one goes on where it stopped; 409
 *       if it is not parked
 * </ul>
 *
 * What cannot be answered is {@code {"problem": "one line"}}; 503 until the webhooks are known, and
 * while Kafka is away; 409 where an earlier class is shown again.
 */
@ApplicationScoped
public class WebhookApi {
  private static final Logger LOG = Logger.getLogger(WebhookApi.class);
  private static final String ALL = "/api/webhooks";
  private static final String ONE = "/api/webhooks/:id";
  private static final long LONGEST_REQUEST_BYTES = 8 * 1024;
  private static final int TOO_LARGE = 413;
  private static final int ID_CHARACTERS = 12;

  private final Webhooks webhooks;
  private final boolean enabled;
  private final int most;

  public WebhookApi(Webhooks webhooks, AggregatorSettings settings) {
    this.webhooks = webhooks;
    this.enabled = settings.enabled();
    this.most = settings.webhooks().most();
  }

  void onStart(@Observes Router router) {
    route(router);
  }

  /** Adds its routes. */
  public void route(Router router) {
    router.route(ALL + "*").handler(this::whenCurrent);
    router
        .post(ALL)
        .handler(BodyHandler.create(false).setBodyLimit(LONGEST_REQUEST_BYTES))
        .blockingHandler(this::add)
        .failureHandler(this::refuse);
    router.get(ALL).blockingHandler(this::list, false);
    router.get(ONE).blockingHandler(context -> with(context, this::show), false);
    router.delete(ONE).blockingHandler(context -> with(context, this::remove));
    router.post(ONE + "/resume").blockingHandler(context -> with(context, this::resume));
  }

  private void whenCurrent(RoutingContext context) {
    if (!enabled) {
      Answers.problem(context, 409, "of a class that is shown again nothing is posted");
    } else if (webhooks.isCurrent()) {
      context.next();
    } else {
      Answers.problem(context, 503, "the webhooks are still being read: try again in a moment");
    }
  }

  private void add(RoutingContext context) {
    if (webhooks.registry().webhooks().size() >= most) {
      Answers.problem(context, 409, "there are %d webhooks, and no more may be".formatted(most));
      return;
    }
    try {
      var request = WebhookRequest.read(context.body().buffer());
      var secret = request.secret().orElseGet(Secret::random);
      var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      var webhook = request.toWebhook(newId(), secret, now);
      webhooks.destinations().addresses(webhook.url());
      attempt(
          context,
          () -> {
            webhooks.add(webhook);
            var view = WebhookView.of(webhook, webhooks.of(webhook.id()), 0L);
            Answers.answer(
                context,
                201,
                request.secret().isPresent() ? view : view.revealing(secret.reveal()));
          });
    } catch (IllegalArgumentException | RefusedAddressException e) {
      Answers.problem(context, 400, e.getMessage());
    } catch (UnknownHostException e) {
      Answers.problem(context, 400, "the url's host has no address");
    }
  }

  private static String newId() {
    var id = new StringBuilder("wh-");
    var random = new SecureRandom();
    for (int i = 0; i < ID_CHARACTERS; i++) {
      id.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
    }
    return id.toString();
  }

  private void list(RoutingContext context) {
    var all = webhooks.registry().webhooks();
    var lags = lags(all);
    Answers.ok(
        context, Map.of("webhooks", all.stream().map(webhook -> view(webhook, lags)).toList()));
  }

  private void show(RoutingContext context, Webhook webhook) {
    Answers.ok(context, view(webhook, lags(List.of(webhook))));
  }

  private WebhookView view(Webhook webhook, Map<String, Long> lags) {
    return WebhookView.of(webhook, webhooks.of(webhook.id()), lags.get(webhook.group()));
  }

  /** Empty where Kafka does not say: the rest is worth telling without it. */
  private Map<String, Long> lags(List<Webhook> of) {
    try {
      return webhooks.lags(of);
    } catch (KafkaException e) {
      LOG.warnf("How far webhooks lag is not known: %s", e.getMessage());
      return Map.of();
    }
  }

  private void remove(RoutingContext context, Webhook webhook) {
    attempt(
        context,
        () -> {
          webhooks.remove(webhook);
          Answers.ok(context, Map.of());
        });
  }

  private void resume(RoutingContext context, Webhook webhook) {
    if (webhooks.of(webhook.id()).getState() != WebhookState.PARKED) {
      Answers.problem(context, 409, "this webhook is not parked");
      return;
    }
    attempt(
        context,
        () -> {
          webhooks.resume(webhook);
          show(context, webhook);
        });
  }

  private void with(RoutingContext context, BiConsumer<RoutingContext, Webhook> answer) {
    webhooks
        .registry()
        .webhook(context.pathParam("id"))
        .ifPresentOrElse(
            webhook -> answer.accept(context, webhook),
            () -> Answers.problem(context, 404, "there is no such webhook"));
  }

  private static void attempt(RoutingContext context, Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) { // whatever it is, the next try may go well
      LOG.warnf("A webhook could not be changed: %s", e.getMessage());
      Answers.problem(context, 503, "that could not be kept: try again in a moment");
    }
  }

  private void refuse(RoutingContext context) {
    if (context.statusCode() == TOO_LARGE) {
      Answers.problem(context, TOO_LARGE, "that is too long for a webhook");
    } else {
      context.next();
    }
  }
}
