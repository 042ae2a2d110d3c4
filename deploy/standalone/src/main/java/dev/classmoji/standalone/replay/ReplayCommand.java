package dev.classmoji.standalone.replay;

import dev.classmoji.ingest.Speed;
import dev.classmoji.ingest.source.RecordingProbe;
import dev.classmoji.ingest.source.UnusableRecordingException;
import dev.classmoji.standalone.UnusableInputException;
import dev.classmoji.standalone.broker.BrokerException;
import dev.classmoji.standalone.broker.DataFolder;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.broker.FacesAtRest;
import dev.classmoji.standalone.report.ReportFolder;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code classmoji replay}: checks what it was given, starts the broker, then Quarkus on it, and
 * stops both again, also after Ctrl-C.
 */
@Command(
    name = "replay",
    description = "Plays a recording through all stages and reports each student's emoji.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji replay lecture.mp4                      as fast as the machine can",
      "  classmoji replay lecture.mp4 --speed 1            as the class saw it",
      "  classmoji replay lecture.mp4 --report out         and write out/report.html and data",
      "  classmoji replay lecture.mp4 --speed 1 --dashboard    and see it in a browser",
      "  classmoji replay lecture.mp4 --session math-7b --data ~/classmoji",
      "",
      "Exit codes: 0 done; 1 Classmoji failed; 2 the recording or an option cannot be used,",
      "or the recording broke off (what it held is reported); 130 interrupted."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final long STOP_LIMIT_SECONDS = 30;
  private static final String COMMIT_INTERVAL = "classmoji.aggregator.commit-interval";
  private static final String UNSEEN_COMMIT_INTERVAL = "PT0.5S";

  @Spec private CommandSpec spec;
  @Mixin private ReplayOptions options;

  @Override
  public Integer call() throws IOException {
    int port = check();
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "await-broker-stop"));
    try (var data = DataFolder.open(options.data());
        var broker = EmbeddedBroker.start(data.broker())) {
      System.setProperty("kafka.bootstrap.servers", broker.bootstrapServers());
      System.setProperty("classmoji.aggregator.state-dir", data.streams().toString());
      System.setProperty("quarkus.http.host-enabled", String.valueOf(options.dashboard()));
      System.setProperty("quarkus.http.port", String.valueOf(port));
      System.setProperty(
          "classmoji.aggregator.dashboard.enabled", String.valueOf(options.dashboard()));
      if (nobodyLooksOn() && System.getProperty(COMMIT_INTERVAL) == null) {
        System.setProperty(COMMIT_INTERVAL, UNSEEN_COMMIT_INTERVAL);
      }
      var args = spec.commandLine().getParseResult().originalArgs().toArray(String[]::new);
      var faces = new FacesAtRest(data, broker);
      faces.admit();
      try {
        return run(args);
      } finally {
        faces.remove().ifPresent(System.err::println);
      }
    } catch (BrokerException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    } finally {
      stopped.countDown();
    }
  }

  /** At full speed and without a page, events need not show at once; commits cost the model. */
  private boolean nobodyLooksOn() {
    return !options.dashboard() && options.speed().equals(Speed.MAX);
  }

  /** Before anything is started: whatever can be seen to be wrong. Returns the dashboard's port. */
  private int check() {
    try {
      options.newSession();
      RecordingProbe.probe(options.file());
      if (options.report().isPresent()) {
        ReportFolder.at(options.report().get());
      }
      return options.dashboard() ? DashboardPort.claim(options.port()) : 0;
    } catch (IllegalArgumentException | UnusableRecordingException | IOException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    }
  }

  private static int run(String... args) {
    var code = new AtomicInteger();
    var failed = new AtomicReference<Throwable>();
    Quarkus.run(
        ReplayApplication.class,
        (exit, failure) -> {
          code.set(exit);
          failed.set(failure);
        },
        args);
    if (failed.get() != null) {
      throw new IllegalStateException(failed.get().getMessage(), failed.get());
    }
    return code.get();
  }

  private static void await(CountDownLatch stopped) {
    try {
      stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
