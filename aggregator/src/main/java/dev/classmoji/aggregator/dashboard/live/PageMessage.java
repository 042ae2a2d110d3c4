package dev.classmoji.aggregator.dashboard.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.classmoji.aggregator.dashboard.board.SessionSummary;
import dev.classmoji.aggregator.dashboard.board.SessionUpdate;
import dev.classmoji.aggregator.dashboard.latency.RecentDelays;
import java.util.List;

/** What a page is told: JSON objects, told apart by their {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PageMessage.Sessions.class, name = "sessions"),
  @JsonSubTypes.Type(value = PageMessage.Session.class, name = "session"),
  @JsonSubTypes.Type(value = PageMessage.Beat.class, name = "beat"),
  @JsonSubTypes.Type(value = PageMessage.Problem.class, name = "problem")
})
public sealed interface PageMessage {

  /** All sessions, newest first: at once, and again whenever one begins, ends or goes. */
  record Sessions(List<SessionSummary> sessions) implements PageMessage {}

  /**
   * The watched session: whole if the update's {@code after} is 0, else what changed.
   *
   * @param tickAgeMillis how long ago its last tick was published; null if none was heard
   * @param shown how soon its emoji were seen of late, on whatever page; absent if hardly one was
   */
  record Session(
      @JsonUnwrapped SessionUpdate update,
      Long tickAgeMillis,
      @JsonInclude(JsonInclude.Include.NON_NULL) RecentDelays shown)
      implements PageMessage {}

  /**
   * A sign of life when there is nothing else to tell.
   *
   * @param tickAgeMillis as in {@link Session}
   * @param shown as in {@link Session}
   */
  record Beat(Long tickAgeMillis, @JsonInclude(JsonInclude.Include.NON_NULL) RecentDelays shown)
      implements PageMessage {}

  /**
   * What the page asked cannot be answered.
   *
   * @param code {@code unknown-session} or {@code unreadable-message}
   * @param message one line for a person
   */
  record Problem(String code, String message) implements PageMessage {}
}
