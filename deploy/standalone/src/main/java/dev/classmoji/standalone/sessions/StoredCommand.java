package dev.classmoji.standalone.sessions;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.standalone.UnusableInputException;
import dev.classmoji.standalone.broker.BrokerException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on the sessions of one place. */
abstract class StoredCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Place place;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "${env:CLASSMOJI_REGISTRY_URL}",
      description =
          "The schema registry they were written with, if any (default: CLASSMOJI_REGISTRY_URL).")
  private String registry;

  @Override
  public final Integer call() throws Exception {
    try (var store = place.open()) {
      return run(store);
    } catch (BrokerException | RefusedException e) {
      throw new UnusableInputException(spec.commandLine(), e.getMessage());
    }
  }

  /**
   * @return the exit code
   */
  abstract int run(SessionStore store) throws Exception;

  /** How the place's sessions are read. */
  final MessageFormat format(SessionStore store) {
    var client = new HashMap<>(store.client());
    if (registry != null) {
      client.put(MessageFormat.REGISTRY_URL, registry);
    }
    return MessageFormat.of(client);
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
