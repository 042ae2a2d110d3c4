package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.ClassHistory;
import dev.classmoji.aggregator.feedback.Tally;
import dev.classmoji.schemas.SchemaCatalogue;
import dev.classmoji.schemas.SessionDescriptor;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;

/** How {@link SessionProgress} is kept in the store. */
final class StoredSessions {
  private final SchemaCatalogue catalogue;
  private final Serde<SessionDescriptor> descriptors;

  StoredSessions(SchemaCatalogue catalogue) {
    this.catalogue = catalogue;
    this.descriptors =
        new StateSerde<>(
            catalogue, SessionDescriptor.class, Function.identity(), Function.identity());
  }

  Serde<SessionProgress> serde() {
    return new StateSerde<>(catalogue, StoredSession.class, this::stored, this::restored);
  }

  private StoredSession stored(SessionProgress session) {
    return new StoredSession(
        ByteBuffer.wrap(descriptors.serializer().serialize(null, session.descriptor())),
        session.second(),
        session.history().seconds().stream().map(Tally::counts).toList(),
        session.aliases(),
        session.heardAtMillis());
  }

  private SessionProgress restored(StoredSession stored) {
    var descriptor = new byte[stored.getDescriptor().remaining()];
    stored.getDescriptor().get(descriptor);
    return new SessionProgress(
        descriptors.deserializer().deserialize(null, descriptor),
        stored.getSecond(),
        new ClassHistory(stored.getHistory().stream().map(Tally::new).toList()),
        stored.getAliases(),
        stored.getHeardAtMillis());
  }
}
