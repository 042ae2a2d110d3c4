package dev.classmoji.standalone.sessions;

import java.util.Map;
import java.util.Optional;

/** The Kafka cluster that holds sessions. */
sealed interface SessionStore extends AutoCloseable permits FolderStore, ClusterStore {

  /** Settings that lead to it: {@code bootstrap.servers} and limits of patience. */
  Map<String, Object> client();

  /** Whether nobody else can be at work on it: a session without an end then broke off. */
  boolean exclusive();

  /**
   * Takes face crops off the disk that it keeps its topics on, if the disk is ours.
   *
   * @return what stays there and why, one line for a person; empty if nothing does
   */
  Optional<String> removeFaces();

  @Override
  void close();
}
