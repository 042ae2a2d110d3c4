package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.aggregator.DashboardTimes;
import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.feed.Feed;
import dev.classmoji.aggregator.dashboard.feed.KeptFeedback;
import dev.classmoji.aggregator.dashboard.feed.LinkKeys;
import dev.classmoji.aggregator.dashboard.feed.TopicFeed;
import dev.classmoji.aggregator.dashboard.label.LabelLog;
import dev.classmoji.aggregator.dashboard.latency.Latencies;
import dev.classmoji.aggregator.dashboard.live.Audience;
import dev.classmoji.aggregator.dashboard.playback.Pace;
import dev.classmoji.aggregator.dashboard.playback.Rerun;
import dev.classmoji.aggregator.dashboard.playback.Timeline;
import dev.classmoji.aggregator.report.SessionHistory;
import dev.classmoji.aggregator.report.SessionReport;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The dashboard as a part of an application: owns its parts, starts and stops them. */
@ApplicationScoped
public class Dashboard implements DashboardTimes {
  private final AggregatorSettings.Dashboard settings;
  private final Board board;
  private final Latencies latencies;
  private final Audience audience;
  private final MessageFormat format;
  private final LinkKeys links;
  private final Map<String, Object> client;
  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "dashboard-heart"));
  private volatile Feed feed;
  private volatile LabelLog labels;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param registry where to tell those who monitor it how soon emoji come and are seen
   */
  public Dashboard(
      AggregatorSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> client,
      MeterRegistry registry) {
    this.settings = settings.dashboard();
    this.client = client;
    board = new Board(this.settings.sessionsKept());
    latencies = new Latencies(board, clock, new LatencyTimers(registry));
    audience =
        new Audience(board, latencies, this.settings.maxPages(), this.settings.silence(), clock);
    format = MessageFormat.of(client);
    links = new LinkKeys(client, format);
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
    labels = new LabelLog(client, format, clock);
    start(
        new TopicFeed(client, format, board, latencies, settings.history(), clock, audience::wake));
  }

  /**
   * Shows, in place of what the topics tell from now on, one session that they keep: at its
   * beginning, until it is played.
   *
   * @param speed seconds of media time per second, more than 0 and finite
   * @return what plays it; empty if nothing is kept of its feedback
   */
  public Optional<Rerun> showAgain(SessionDescriptor session, double speed) {
    var kept = KeptFeedback.read(client, format, session);
    if (kept.entries().isEmpty()) {
      return Optional.empty();
    }
    var timeline = Timeline.of(session, kept.labels(), kept.entries());
    var pace = new Pace(System::nanoTime, speed);
    var rerun = new Rerun(timeline, board, pace, clock, kept.unreadable(), audience::wake);
    start(rerun);
    return Optional.of(rerun);
  }

  private void start(Feed source) {
    feed = source;
    source.start();
    long millis = settings.heartbeat().toMillis();
    heart.scheduleWithFixedDelay(audience::beat, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Says farewell to all pages and stops. */
  public void close() {
    heart.shutdownNow();
    audience.close();
    var started = feed;
    if (started != null) {
      started.close();
    }
    var kept = labels;
    if (kept != null) {
      kept.close();
    }
    format.close();
  }

  @Override
  public Optional<DashboardTimes.Percentiles> received(String session) {
    return latencies.received(session).map(Dashboard::percentiles);
  }

  @Override
  public Optional<DashboardTimes.Percentiles> shown(String session) {
    return latencies.seen(session).map(Dashboard::percentiles);
  }

  private static DashboardTimes.Percentiles percentiles(Histogram micros) {
    return new DashboardTimes.Percentiles(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(95) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }

  boolean isCurrent() {
    var started = feed;
    return started != null && started.isCurrent();
  }

  /** All that the topics keep of a session's feedback by now. */
  SessionHistory history(SessionDescriptor session) {
    return SessionHistory.read(client, format, session);
  }

  /** All that the topics keep of a session by now. */
  SessionReport report(SessionDescriptor session) {
    return SessionReport.read(client, format, session);
  }

  LinkKeys links() {
    return links;
  }

  Board board() {
    return board;
  }

  /** Takes names in; empty where an earlier class is shown again, of which nothing is changed. */
  Optional<LabelLog> labels() {
    return Optional.ofNullable(labels);
  }

  Audience audience() {
    return audience;
  }

  Status status() {
    var started = feed;
    return new Status(
        isCurrent(),
        board.sessions().size(),
        audience.size(),
        started == null ? 0 : started.unreadable(),
        board.refused());
  }
}
