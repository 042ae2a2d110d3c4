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
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "A recording: mp4, mkv, webm, mov, avi, ...; none for a class that was kept.")
  private Path file;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      converter = SpeedConverter.class,
      description =
          "Seconds of media per second: 1 is real time, max as fast as the machine can"
              + " (default: max; 1 without a FILE).")
  private Speed speed;

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description =
          "The class's name, of a-z, 0-9 and - (default: made from the file's name). Without a"
              + " FILE: the class that is shown again, the latest of its name, or a session's id.")
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
      description =
          "Keep the broker's data there (default: a temporary folder, removed). Without a FILE:"
              + " where the class was kept.")
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

  /** Whether a class that was kept is shown again, since no recording is given. */
  boolean again() {
    return file == null;
  }

  /**
   * The class that is to be shown again.
   *
   * @throws IllegalArgumentException if the options name none
   */
  KeptClass kept() {
    if (report != null) {
      throw new IllegalArgumentException(
          "--report is for a FILE: 'classmoji sessions show NAME --data DIR --report DIR' writes"
              + " that of a class that was kept");
    }
    return new KeptClass(session, data, speed == null ? Speed.REAL_TIME : speed);
  }

  Path file() {
    return file;
  }

  Speed speed() {
    return speed == null ? Speed.MAX : speed;
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
    return (dashboard || again()) && shown.browser();
  }

  /** A new run of the named class; of one named like the file if no name is given. */
  SessionId newSession() {
    return session == null ? ReplayRequest.sessionNamedAfter(file) : SessionId.newRun(session);
  }
}
