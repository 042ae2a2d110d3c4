package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.SessionState;

/**
 * A session as one line of a list.
 *
 * @param startedAtMillis wall clock, milliseconds since the epoch
 */
public record SessionSummary(
    String id, String name, String run, SessionState state, long startedAtMillis) {

  static SessionSummary of(SessionDetails details) {
    return new SessionSummary(
        details.id(), details.name(), details.run(), details.state(), details.startedAtMillis());
  }
}
