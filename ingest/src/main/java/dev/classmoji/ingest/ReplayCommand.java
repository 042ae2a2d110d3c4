package dev.classmoji.ingest;

import dev.classmoji.ingest.source.UnusableRecordingException;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code replay} of ingest as an application of its own. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Replays a recording into Kafka, as one session.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  replay lecture.mp4                        as fast as in the class",
      "  replay lecture.mp4 --speed 4              four times as fast",
      "  replay lecture.mp4 --speed max --session math-7b"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Replayer replayer;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "An mp4, mkv, webm, mov or avi recording.")
  private Path file;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      description = "Times real time, or max. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1",
      converter = SpeedConverter.class)
  private Speed speed;

  @Option(
      names = "--session",
      paramLabel = "NAME[~RUN]",
      description =
          "The class's name, of a-z, 0-9 and -. Default: after the file. A run of your own choice, of"
              + " a-z and 0-9, must be new.")
  private String name;

  ReplayCommand(Replayer replayer) {
    this.replayer = replayer;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      report(replayer.replay(new ReplayRequest(file, session(), speed)));
      return 0;
    } catch (UnusableRecordingException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private SessionId session() {
    try {
      return name == null ? ReplayRequest.sessionNamedAfter(file) : SessionId.of(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private void report(SessionEnded ended) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %s, %.1f s of media, %d faces in %d frames%n",
        ended.getSession(),
        ended.getReason() == EndReason.COMPLETED
            ? "completed"
            : ended.getReason().name().toLowerCase() + " (" + ended.getDetail() + ")",
        ended.getMediaTimeMicros() / 1e6,
        ended.getCounters().getCropsPublished(),
        ended.getCounters().getFramesSampled());
    out.flush();
  }
}
