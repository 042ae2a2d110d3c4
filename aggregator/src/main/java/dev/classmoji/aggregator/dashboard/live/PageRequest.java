package dev.classmoji.aggregator.dashboard.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a page asks for: a JSON object with a {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = PageRequest.Watch.class, name = "watch"))
public sealed interface PageRequest {

  /**
   * From here on this session alone, its whole present state first.
   *
   * @param session null for none
   */
  record Watch(String session) implements PageRequest {}
}
