package dev.classmoji.standalone.replay;

import dev.classmoji.aggregator.report.ReportFolder;
import dev.classmoji.ingest.Speed;
import dev.classmoji.ingest.source.RecordingProbe;
import dev.classmoji.ingest.source.UnusableRecordingException;
import dev.classmoji.standalone.UnusableInputException;
import dev.classmoji.standalone.broker.BrokerException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code classmoji replay}: checks what it was given before anything is started. */
@Command(
    name = "replay",
    description = {
      "Plays a recording through all stages and reports each student's emoji; or, without a FILE,",
      "shows a class that was kept on the dashboard again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji replay lecture.mp4                      as fast as the machine can",
      "  classmoji replay lecture.mp4 --speed 1            as the class saw it",
      "  classmoji replay lecture.mp4 --report out         and write out/report.html and data",
      "  classmoji replay lecture.mp4 --speed 1 --dashboard    and see it in a browser",
      "  classmoji replay lecture.mp4 --session math-7b --data ~/classmoji",
      "  classmoji replay --session math-7b --data ~/classmoji --speed 4    see it again",
      "",
      "Exit codes: 0 done; 1 Classmoji failed; 2 the recording, the session or an option cannot be",
      "used, or the recording broke off (what it held is reported); 130 interrupted."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final String COMMIT_INTERVAL = "classmoji.aggregator.commit-interval";
  private static final String UNSEEN_COMMIT_INTERVAL = "PT0.5S";

  @Spec private CommandSpec spec;
  @Mixin private ReplayOptions options;

  @Override
  public Integer call() throws IOException {
    var args = spec.commandLine().getParseResult().originalArgs().toArray(String[]::new);
    try {
      return options.again() ? showAgain(args) : replay(args);
    } catch (BrokerException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    }
  }

  private int showAgain(String... args) throws IOException {
    int port;
    try {
      options.kept();
      port = DashboardPort.claim(options.port());
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    }
    return OneJvm.runAlone(options.kept().data(), port, AgainApplication.class, args);
  }

  private int replay(String... args) throws IOException {
    var port = check();
    if (nobodyLooksOn() && System.getProperty(COMMIT_INTERVAL) == null) {
      System.setProperty(COMMIT_INTERVAL, UNSEEN_COMMIT_INTERVAL);
    }
    return OneJvm.run(options.data(), port, ReplayApplication.class, args);
  }

  /** At full speed and without a page, events need not show at once; commits cost the model. */
  private boolean nobodyLooksOn() {
    return !options.dashboard() && options.speed().equals(Speed.MAX);
  }

  /** Before anything is started: whatever can be seen to be wrong. Returns the dashboard's port. */
  private OptionalInt check() {
    try {
      options.newSession();
      RecordingProbe.probe(options.file());
      if (options.report().isPresent()) {
        ReportFolder.at(options.report().get());
      }
      return options.dashboard()
          ? OptionalInt.of(DashboardPort.claim(options.port()))
          : OptionalInt.empty();
    } catch (IllegalArgumentException | UnusableRecordingException | IOException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    }
  }
}
