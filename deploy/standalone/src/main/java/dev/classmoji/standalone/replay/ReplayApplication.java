package dev.classmoji.standalone.replay;

import dev.classmoji.ingest.ReplayRequest;
import dev.classmoji.ingest.Replayer;
import dev.classmoji.ingest.source.RecordingProbe;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/**
 * The replay itself, with classifier and aggregator running beside it: plays the recording, follows
 * the session by its topics until its end, and reports from them; with the dashboard, again
 * whenever the page asks. Ctrl-C ends the session early, as cancelled, and what it held is still
 * reported.
 */
@ApplicationScoped
final class ReplayApplication implements QuarkusApplication {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Replayer replayer;
  private final SessionRun run;
  private final Encore encore;
  private final Map<String, Object> client;

  ReplayApplication(
      Replayer replayer,
      SessionRun run,
      Encore encore,
      @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.replayer = replayer;
    this.run = run;
    this.encore = encore;
    this.client = client;
  }

  @Override
  public int run(String... args) throws Exception {
    try (var format = MessageFormat.of(client)) {
      var options = ReplayOptions.parse(args);
      return options.dashboard() ? show(options, format) : replay(options, format);
    } finally {
      run.finish();
    }
  }

  /** Plays the recording as often as the page asks for it. */
  private int show(ReplayOptions options, MessageFormat format) throws Exception {
    DashboardPage.announce("stops it", options.browser());
    int exitCode = replay(options, format);
    encore.offer();
    while (!encore.isClosed()) {
      run.failIfAnyFailed();
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
    try (var progress = new Progress(recording.durationMicros().orElse(0) / 1_000_000)) {
      ended =
          run.follow(
              session,
              format,
              () -> replayer.replay(new ReplayRequest(options.file(), session, options.speed())),
              progress::show);
    }
    return run.report(ended, format, options.file().toString(), options.report());
  }
}
