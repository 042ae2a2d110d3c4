package dev.classmoji.standalone.replay;

import dev.classmoji.ingest.ReplayRequest;
import dev.classmoji.ingest.Speed;
import dev.classmoji.ingest.SpeedConverter;
import dev.classmoji.schemas.SessionId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code classmoji replay} is told. */
final class ReplayOptions {
  @Parameters(paramLabel = "FILE", description = "A recording: mp4, mkv, webm, mov, avi, ...")
  private Path file;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "max",
      converter = SpeedConverter.class,
      description =
          "Seconds of media per second: 1 is real time, max as fast as the machine can"
              + " (default: ${DEFAULT-VALUE}).")
  private Speed speed;

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = "The class's name, of a-z, 0-9 and - (default: made from the file's name).")
  private String session;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write events.jsonl, students.csv, class.csv, summary.json and report.html there.")
  private Path report;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the broker's data there (default: a temporary folder, removed).")
  private Path data;

  @Option(
      names = "--dashboard",
      description =
          "Show the class in a browser while it plays, and after it, until Ctrl-C; the page can"
              + " play the recording again.")
  private boolean dashboard;

  @Mixin private DashboardOptions shown;

  /** Reads the arguments of the whole command line, {@code replay} first. */
  static ReplayOptions parse(String... args) {
    var own = Arrays.copyOfRange(args, 1, args.length);
    return CommandLine.populateCommand(new ReplayOptions(), own);
  }

  Path file() {
    return file;
  }

  Speed speed() {
    return speed;
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  boolean dashboard() {
    return dashboard;
  }

  /** The dashboard's port; 0 for any that is free. */
  int port() {
    return shown.port();
  }

  boolean browser() {
    return dashboard && shown.browser();
  }

  /** A new run of the named class; of one named like the file if no name is given. */
  SessionId newSession() {
    return session == null ? ReplayRequest.sessionNamedAfter(file) : SessionId.newRun(session);
  }
}
