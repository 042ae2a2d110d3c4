package dev.classmoji.ingest;

import dev.classmoji.ingest.source.UnusableSourceException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code live} of ingest as an application of its own. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = "Reads live video into Kafka, as one session, until it is stopped.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  live 'rtmp://0.0.0.0:1935/live?listen' --consent all",
      "  live rtsp://camera.school/class --session math-7b"
    })
final class LiveCommand implements Callable<Integer> {
  private final LiveIngest ingest;

  @Spec private CommandSpec spec;
  @Mixin private LiveOptions options;

  LiveCommand(LiveIngest ingest) {
    this.ingest = ingest;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      var ended = ingest.read(options.request());
      spec.commandLine()
          .getOut()
          .printf(
              "%s: ended after %.1f s, %d faces in %d frames%n",
              ended.getSession(),
              ended.getMediaTimeMicros() / 1e6,
              ended.getCounters().getCropsPublished(),
              ended.getCounters().getFramesSampled());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (UnusableSourceException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
