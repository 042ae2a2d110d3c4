package dev.classmoji.standalone.sessions;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the sessions are: exactly one of its two fields is set. */
final class Place {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder that 'classmoji replay --data DIR' has filled.")
  private Path data;

  @Option(
      names = "--broker",
      required = true,
      paramLabel = "HOST:PORT",
      description = "A Kafka cluster, by one of its brokers.")
  private String broker;

  /**
   * Makes the sessions readable, which takes seconds for a folder: a broker is started on it.
   *
   * @throws RefusedException if there are none to be had
   */
  SessionStore open() {
    return data != null ? FolderStore.open(data) : ClusterStore.open(broker);
  }
}
