package dev.classmoji.standalone.replay;

import dev.classmoji.aggregator.dashboard.Dashboard;
import dev.classmoji.aggregator.dashboard.playback.Rerun;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.standalone.sessions.KeptSession;
import dev.classmoji.standalone.sessions.RefusedException;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import picocli.CommandLine.ExitCode;

/**
 * A class that was kept, on the dashboard again and no stage beside it: from its topics, and again
 * whenever the page asks, until Ctrl-C.
 */
@ApplicationScoped
final class AgainApplication implements QuarkusApplication {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Dashboard dashboard;
  private final Encore encore;
  private final Map<String, Object> client;

  AgainApplication(
      Dashboard dashboard,
      Encore encore,
      @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.dashboard = dashboard;
    this.encore = encore;
    this.client = client;
  }

  @Override
  public int run(String... args) throws Exception {
    var options = ReplayOptions.parse(args);
    try {
      return show(options.kept(), options.browser());
    } catch (RefusedException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private int show(KeptClass kept, boolean browser) throws InterruptedException {
    var session = find(kept.name());
    var rerun =
        dashboard
            .showAgain(session, kept.speed().factor())
            .orElseThrow(() -> KeptSession.gone(client, session));
    System.out.printf(
        "Showing %s again, at %s%n",
        KeptSession.words(session, ZoneId.systemDefault()), kept.speed());
    DashboardPage.announce("stops it", browser);
    int exitCode = play(session, rerun, kept);
    encore.offer();
    while (!encore.isClosed()) {
      if (encore.isWanted(PATIENCE)) {
        exitCode = play(session, rerun, kept);
        encore.offer();
      }
    }
    return exitCode;
  }

  private SessionDescriptor find(String name) {
    try (var format = MessageFormat.of(client)) {
      return KeptSession.find(client, format, name);
    }
  }

  private static int play(SessionDescriptor session, Rerun rerun, KeptClass kept)
      throws InterruptedException {
    boolean toItsEnd;
    try (var progress = new Progress(KeptSession.seconds(session))) {
      toItsEnd =
          rerun.play(
              second ->
                  progress.show(
                      second.getSecond(),
                      "%s, %d present".formatted(kept.speed(), second.getPresent())));
    }
    if (!toItsEnd) {
      System.err.println("stopped early: only the part until then was shown");
      return Closing.CANCELLED;
    }
    System.out.printf("%s was shown to its end%n", session.getSession());
    return ExitCode.OK;
  }
}
