package dev.classmoji.standalone.replay;

import dev.classmoji.aggregator.report.ReportFolder;
import dev.classmoji.standalone.UnusableInputException;
import dev.classmoji.standalone.broker.BrokerException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code classmoji live}: checks what it was given before anything is started. */
@Command(
    name = "live",
    description = "Reads a class live and shows it in a browser while it runs.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji live 'rtmp://0.0.0.0:1935/live?listen' --consent all",
      "      then stream to rtmp://THIS-COMPUTER:1935/live from OBS, Zoom or Jitsi",
      "  classmoji live 'srt://0.0.0.0:9000?mode=listener' --session math-7b --report out",
      "  classmoji live rtsp://camera.school/class",
      "  classmoji live --student Ana=srt://host:9001 --student Ben=srt://host:9002 --consent all",
      "",
      "To have one picture in a hundred traced by OpenTelemetry (OTLP over HTTP):",
      "  OTEL_TRACES_EXPORTER=otlp OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 \\",
      "      classmoji live rtsp://camera.school/class",
      "OTEL_TRACES_SAMPLER_ARG=1 has them all traced.",
      "",
      "It runs until Ctrl-C, which ends the class, writes its report and leaves exit code 130,",
      "SIGTERM likewise 143; 1 Classmoji failed; 2 an option or a source cannot be used."
    })
public final class LiveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LiveRunOptions options;

  @Override
  public Integer call() throws IOException {
    int port = check();
    var args = spec.commandLine().getParseResult().originalArgs().toArray(String[]::new);
    try {
      return OneJvm.run(options.data(), OptionalInt.of(port), LiveApplication.class, args);
    } catch (BrokerException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    }
  }

  /** Before anything is started: whatever can be seen to be wrong. Returns the dashboard's port. */
  private int check() {
    try {
      options.request();
      if (options.report().isPresent()) {
        ReportFolder.at(options.report().get());
      }
      return DashboardPort.claim(options.port());
    } catch (IllegalArgumentException | IOException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    }
  }
}
