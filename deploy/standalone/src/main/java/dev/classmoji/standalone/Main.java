package dev.classmoji.standalone;

import dev.classmoji.standalone.doctor.DoctorCommand;
import dev.classmoji.standalone.evaluate.EvaluateCommand;
import dev.classmoji.standalone.replay.DemoCommand;
import dev.classmoji.standalone.replay.LiveCommand;
import dev.classmoji.standalone.replay.ReplayCommand;
import dev.classmoji.standalone.sessions.SessionsCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Classmoji in one JVM: the command line behind {@code deploy/classmoji}. */
@QuarkusMain
@Command(
    name = "classmoji",
    description = "Turns the faces of an online class into emoji.",
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      LiveCommand.class,
      SessionsCommand.class,
      EvaluateCommand.class,
      DoctorCommand.class
    },
    mixinStandardHelpOptions = true,
    version = "classmoji 0.1.0",
    footer = {
      "",
      "Examples:",
      "  classmoji demo",
      "  classmoji replay lecture.mp4 --speed max --report out",
      "  classmoji live 'rtmp://0.0.0.0:1935/live?listen' --consent all",
      "",
      "'classmoji COMMAND --help' says more of each."
    })
public final class Main {
  /** Runs one command and exits with its code: 0 done, 1 our failure, 2 unusable input. */
  public static void main(String... args) {
    // the broker runs before Quarkus has read application.properties, and after a start that
    // failed; what matters of it then comes as an exception
    Logger.getLogger("").setLevel(Level.OFF);
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    var commandLine = new CommandLine(new Main());
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setParameterExceptionHandler(Failures::unusable);
    commandLine.setExecutionExceptionHandler(Failures::unexpected);
    return commandLine;
  }
}
