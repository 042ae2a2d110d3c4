package dev.classmoji.standalone.replay;

import dev.classmoji.ingest.LiveOptions;
import dev.classmoji.ingest.LiveRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code classmoji live} is told. */
final class LiveRunOptions {
  @Mixin private LiveOptions live;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write events.jsonl, students.csv, class.csv, summary.json and report.html there at the"
              + " end.")
  private Path report;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the broker's data there (default: a temporary folder, removed).")
  private Path data;

  @Mixin private DashboardOptions shown;

  /** Reads the arguments of the whole command line, {@code live} first. */
  static LiveRunOptions parse(String... args) {
    var own = Arrays.copyOfRange(args, 1, args.length);
    return CommandLine.populateCommand(new LiveRunOptions(), own);
  }

  /** A new run of the class. */
  LiveRequest request() {
    return live.request();
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  /** The dashboard's port; 0 for any that is free. */
  int port() {
    return shown.port();
  }

  boolean browser() {
    return shown.browser();
  }
}
