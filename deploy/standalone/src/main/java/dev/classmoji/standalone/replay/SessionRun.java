package dev.classmoji.standalone.replay;

import dev.classmoji.aggregator.Aggregator;
import dev.classmoji.aggregator.DashboardTimes;
import dev.classmoji.aggregator.report.DashboardLatency;
import dev.classmoji.aggregator.report.SessionReport;
import dev.classmoji.aggregator.report.Summary;
import dev.classmoji.classifier.Classifier;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the ingest of one session at a time, with classifier and aggregator beside it, and follows
 * the session by its topics until its end. Ctrl-C ends the session early.
 */
@ApplicationScoped
final class SessionRun {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long STOP_LIMIT_SECONDS = 20;

  private final Classifier classifier;
  private final Aggregator aggregator;
  private final DashboardTimes dashboard;
  private final Map<String, Object> client;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile Thread ingest;

  SessionRun(
      Classifier classifier,
      Aggregator aggregator,
      DashboardTimes dashboard,
      @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.classifier = classifier;
    this.aggregator = aggregator;
    this.dashboard = dashboard;
    this.client = client;
  }

  /**
   * Returns once the session has ended and all of its feedback is in the topics.
   *
   * @param work publishes the session; an interrupt ends it
   * @param progress is told of each complete second
   */
  SessionDescriptor follow(
      SessionId session,
      MessageFormat format,
      Callable<SessionEnded> work,
      Consumer<ClassFeedback> progress)
      throws InterruptedException {
    try (var follower = new SessionFollower(client, format, session.toString())) {
      var ingesting = new FutureTask<>(work);
      ingest = new Thread(ingesting, "ingest");
      ingest.start();
      while (follower.ended().isEmpty()) {
        follower.poll(POLL);
        follower.latest().ifPresent(progress);
        failIfAnyFailed(failure(ingesting));
      }
      return follower.ended().get();
    }
  }

  /**
   * @throws IllegalStateException if a stage cannot go on
   */
  void failIfAnyFailed() {
    failIfAnyFailed(Optional.empty());
  }

  /**
   * Reports what the topics hold of a session that has ended, and how soon the dashboard had it: to
   * a folder, if one is given, and in short to the terminal.
   *
   * @param source what was read, in the user's words
   * @return the exit code that says how it ended
   */
  int report(SessionDescriptor ended, MessageFormat format, String source, Optional<Path> folder)
      throws IOException {
    var seen =
        new DashboardLatency(
            dashboard.received(ended.getSession()).map(SessionRun::percentiles),
            dashboard.shown(ended.getSession()).map(SessionRun::percentiles));
    var report = SessionReport.read(client, format, ended, seen);
    if (folder.isPresent()) {
      report.writeTo(folder.get());
    }
    var closing = new Closing(report.summary(), source, folder);
    closing.print(System.out);
    return closing.exitCode(System.err);
  }

  private static Summary.Percentiles percentiles(DashboardTimes.Percentiles times) {
    return new Summary.Percentiles(
        times.count(), times.p50(), times.p95(), times.p99(), times.max());
  }

  /** Says that no session will be run any more: a shutdown need not wait. */
  void finish() {
    done.countDown();
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

  /** Before the stages stop: the session ends while its readers still run. */
  void stop(@Observes @Priority(2) ShutdownEvent event) throws InterruptedException {
    var running = ingest;
    if (running != null) {
      running.interrupt();
      done.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }
}
