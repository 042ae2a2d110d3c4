package dev.classmoji.aggregator.dashboard.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a page asks for: a JSON object with a {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PageRequest.Watch.class, name = "watch"),
  @JsonSubTypes.Type(value = PageRequest.Shown.class, name = "shown")
})
public sealed interface PageRequest {

  /**
   * From here on this session alone, its whole present state first.
   *
   * @param session null for none
   */
  record Watch(String session) implements PageRequest {}

  /**
   * An event's emoji stands on the screen. To be said once, of events of the watched session that
   * came as news while the page was visible.
   *
   * @param event where the event lies in the log, {@code partition-offset}
   */
  record Shown(String student, String event) implements PageRequest {}
}
