package dev.classmoji.standalone.sessions;

import java.util.Map;

/** The Kafka cluster that holds sessions. */
sealed interface SessionStore extends AutoCloseable permits FolderStore, ClusterStore {

  /** Settings that lead to it: {@code bootstrap.servers} and limits of patience. */
  Map<String, Object> client();

  /** Whether nobody else can be at work on it: a session without an end then broke off. */
  boolean exclusive();

  @Override
  void close();
}
