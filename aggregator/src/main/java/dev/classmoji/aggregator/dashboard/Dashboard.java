package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.feed.TopicFeed;
import dev.classmoji.aggregator.dashboard.live.Audience;
import dev.classmoji.schemas.MessageFormat;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The dashboard as a part of an application: owns its parts, starts and stops them. */
@ApplicationScoped
public class Dashboard {
  private final AggregatorSettings.Dashboard settings;
  private final Board board;
  private final Audience audience;
  private final MessageFormat format;
  private final TopicFeed feed;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "dashboard-heart"));

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public Dashboard(
      AggregatorSettings settings, @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.settings = settings.dashboard();
    var clock = Clock.systemUTC();
    board = new Board(this.settings.sessionsKept());
    audience = new Audience(board, this.settings.maxPages(), this.settings.silence(), clock);
    format = MessageFormat.of(client);
    feed = new TopicFeed(client, format, board, this.settings.history(), clock, audience::wake);
  }

  void onStart(@Observes StartupEvent event) {
    if (settings.enabled()) {
      start();
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    close();
  }

  /** Begins to read the topics, once they exist; returns at once. */
  public void start() {
    feed.start();
    long millis = settings.heartbeat().toMillis();
    heart.scheduleWithFixedDelay(audience::beat, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Says farewell to all pages and stops. */
  public void close() {
    heart.shutdownNow();
    audience.close();
    feed.close();
    format.close();
  }

  boolean isCurrent() {
    return feed.isCurrent();
  }

  Board board() {
    return board;
  }

  Audience audience() {
    return audience;
  }

  Status status() {
    return new Status(
        feed.isCurrent(),
        board.sessions().size(),
        audience.size(),
        feed.unreadable(),
        board.refused());
  }
}
