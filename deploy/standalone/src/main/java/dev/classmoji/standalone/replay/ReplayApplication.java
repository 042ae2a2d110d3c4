package dev.classmoji.standalone.replay;

import dev.classmoji.aggregator.Aggregator;
import dev.classmoji.classifier.Classifier;
import dev.classmoji.ingest.ReplayRequest;
import dev.classmoji.ingest.Replayer;
import dev.classmoji.ingest.source.RecordingProbe;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.standalone.report.SessionReport;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * The replay itself, with classifier and aggregator running beside it: plays the recording, follows
 * the session by its topics until its end, and reports from them; with the dashboard, again
 * whenever the page asks. Ctrl-C ends the session early, as cancelled, and what it held is still
 * reported.
 */
@ApplicationScoped
final class ReplayApplication implements QuarkusApplication {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long STOP_LIMIT_SECONDS = 20;

  private final Replayer replayer;
  private final Classifier classifier;
  private final Aggregator aggregator;
  private final Encore encore;
  private final Map<String, Object> client;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile Thread ingest;

  ReplayApplication(
      Replayer replayer,
      Classifier classifier,
      Aggregator aggregator,
      Encore encore,
      @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.replayer = replayer;
    this.classifier = classifier;
    this.aggregator = aggregator;
    this.encore = encore;
    this.client = client;
  }

  @Override
  public int run(String... args) throws Exception {
    try (var format = MessageFormat.of(client)) {
      var options = ReplayOptions.parse(args);
      return options.dashboard() ? show(options, format) : replay(options, format);
    } finally {
      done.countDown();
    }
  }

  /** Plays the recording as often as the page asks for it. */
  private int show(ReplayOptions options, MessageFormat format) throws Exception {
    var address = "http://127.0.0.1:%s/".formatted(System.getProperty("quarkus.http.port"));
    System.out.printf("The dashboard is at %s (Ctrl-C stops it)%n", address);
    if (options.browser()) {
      Browser.open(address);
    }
    int exitCode = replay(options, format);
    encore.offer();
    while (!encore.isClosed()) {
      failIfAnyFailed(Optional.empty());
      if (encore.isWanted(PATIENCE)) {
        exitCode = replay(options, format);
        encore.offer();
      }
    }
    return exitCode;
  }

  private int replay(ReplayOptions options, MessageFormat format) throws Exception {
    var session = options.newSession();
    var recording = RecordingProbe.probe(options.file());
    SessionDescriptor ended;
    try (var follower = new SessionFollower(client, format, session.toString());
        var progress = new Progress(recording.durationMicros().orElse(0) / 1_000_000)) {
      var ingesting =
          new FutureTask<SessionEnded>(
              () -> replayer.replay(new ReplayRequest(options.file(), session, options.speed())));
      ingest = new Thread(ingesting, "ingest");
      ingest.start();
      ended = follow(follower, progress, ingesting);
    }
    var report = SessionReport.read(client, format, ended);
    if (options.report().isPresent()) {
      report.writeTo(options.report().get());
    }
    var closing = new Closing(report.summary(), options);
    closing.print(System.out);
    return closing.exitCode(System.err);
  }

  private SessionDescriptor follow(
      SessionFollower follower, Progress progress, FutureTask<SessionEnded> ingesting)
      throws InterruptedException {
    while (follower.ended().isEmpty()) {
      follower.poll(POLL);
      follower.latest().ifPresent(progress::show);
      failIfAnyFailed(failure(ingesting));
    }
    return follower.ended().get();
  }

  private void failIfAnyFailed(Optional<Throwable> ingestFailure) {
    for (var failure : List.of(ingestFailure, classifier.failure(), aggregator.failure())) {
      if (failure.isPresent()) {
        throw new IllegalStateException(failure.get().getMessage(), failure.get());
      }
    }
  }

  private static Optional<Throwable> failure(FutureTask<SessionEnded> ingesting)
      throws InterruptedException {
    try {
      if (ingesting.isDone()) {
        ingesting.get();
      }
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    }
  }

  /** First of all that stop: the session ends while its readers still run. */
  void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
    encore.close();
    var running = ingest;
    if (running != null) {
      running.interrupt();
      done.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }
}
