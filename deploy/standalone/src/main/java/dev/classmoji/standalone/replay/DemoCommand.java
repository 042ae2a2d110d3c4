package dev.classmoji.standalone.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code classmoji demo}: a replay of the bundled sample with the dashboard. */
@Command(
    name = "demo",
    description = "Plays a sample class of students who do not exist and shows it in a browser.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji demo                 the dashboard is at http://127.0.0.1:8080/",
      "  classmoji demo --port 9000     at another port",
      "",
      "It runs until Ctrl-C. Your own recording: classmoji replay FILE --speed 1 --dashboard"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String SAMPLE = "lecture.mp4";

  @Spec private CommandSpec spec;

  @Mixin private DashboardOptions shown;

  @Override
  public Integer call() {
    var args = new ArrayList<>(List.of("replay", sample().toString(), "--speed", "1"));
    args.addAll(List.of("--dashboard", "--port", String.valueOf(shown.port())));
    if (!shown.browser()) {
      args.add("--no-browser");
    }
    return spec.parent().commandLine().execute(args.toArray(String[]::new));
  }

  private Path sample() {
    var folder = System.getProperty("classmoji.samples");
    if (folder == null || !Files.isRegularFile(Path.of(folder, SAMPLE))) {
      throw new ParameterException(
          spec.commandLine(), "the sample %s is missing: start deploy/classmoji".formatted(SAMPLE));
    }
    return Path.of(folder, SAMPLE);
  }
}
