package dev.classmoji.ingest;

import dev.classmoji.ingest.source.StreamAddress;
import dev.classmoji.schemas.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * What to read live.
 *
 * @param inputs the class's sources, at least one
 * @param session the session that it becomes
 * @param consent who agreed to be read
 */
public record LiveRequest(List<Input> inputs, SessionId session, Consent consent) {

  /**
   * One live source.
   *
   * @param address where it comes from
   * @param student the name of the one student that it shows; empty if it may show several
   */
  public record Input(StreamAddress address, Optional<String> student) {}

  public LiveRequest {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("a live class needs at least one source");
    }
  }
}
