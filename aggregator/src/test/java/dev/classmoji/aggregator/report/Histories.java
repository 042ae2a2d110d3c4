package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.SessionDescriptor;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Histories without a broker, for tests of what is made of them. */
public final class Histories {
  private Histories() {}

  /** Of a session whose topics hold these messages. */
  public static SessionHistory of(SessionDescriptor session, List<? extends SpecificRecord> log) {
    var fold = new SessionFold();
    log.forEach(message -> fold.visit(message, 0));
    fold.restoreSeconds();
    return new SessionHistory(session, Map.of(), fold);
  }
}
