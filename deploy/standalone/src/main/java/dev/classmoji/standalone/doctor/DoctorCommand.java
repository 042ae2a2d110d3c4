package dev.classmoji.standalone.doctor;

import dev.classmoji.standalone.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code classmoji doctor}: tries all that a run needs, in a few seconds. */
@Command(
    name = "doctor",
    description = "Tries whether this machine can run Classmoji, and says what to do if not.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji doctor",
      "  classmoji doctor --data ~/classmoji --port 9000",
      "",
      "Exit codes: 0 nothing fails (a warning is no failure); 1 something fails; 2 an option",
      "cannot be used."
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Also look at the folder where data is to be kept.")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The dashboard's port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() {
    if (port < 1 || port > HIGHEST_PORT) {
      throw new UnusableInputException(
          spec.commandLine(),
          "--port %d is no port: use one from 1 to %d".formatted(port, HIGHEST_PORT));
    }
    return new Doctor(spec.commandLine().getOut()).examine(checks()) ? 0 : 1;
  }

  /** The cheap ones first. */
  private List<Check> checks() {
    var checks = new ArrayList<Check>();
    checks.add(new JavaCheck());
    checks.add(new PlatformCheck());
    checks.add(new MemoryCheck());
    checks.add(new DiskCheck("temporary folder", Path.of(System.getProperty("java.io.tmpdir"))));
    if (data != null) {
      checks.add(new DiskCheck("data folder", data));
    }
    checks.add(new PortCheck(port));
    checks.add(new BrowserCheck());
    checks.add(new VideoCheck());
    checks.add(new RuntimeCheck());
    checks.add(new GpuCheck());
    checks.add(new DetectorCheck());
    checks.add(new ModelCheck());
    checks.add(new BrokerCheck());
    return checks;
  }
}
