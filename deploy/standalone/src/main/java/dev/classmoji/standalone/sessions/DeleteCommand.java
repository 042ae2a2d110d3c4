package dev.classmoji.standalone.sessions;

import dev.classmoji.schemas.SchemaLog;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.standalone.report.TopicLog;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code classmoji sessions delete}: takes one session out of all topics, as far as Kafka can. */
@Command(
    name = "delete",
    description = "Deletes a session that has ended, and says what Kafka still keeps of it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji sessions delete math-7b~k3f9 --data ~/classmoji",
      "  classmoji sessions delete math-7b~k3f9 --broker localhost:9092 --yes",
      "",
      "Kafka can only drop the beginning of a log. What stands behind another session's records",
      "stays until its time is up. To delete a session again, by its full id, changes nothing."
    })
final class DeleteCommand extends StoredCommand {
  private static final String BROKEN_OFF =
      "broke off, and the next run on this folder may go on with it: delete it once it is listed as"
          + " abandoned, or delete the whole folder";

  @Parameters(paramLabel = "ID", description = "The session; it may be cut short.")
  private String id;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Override
  int run(SessionStore store) throws InterruptedException {
    try (var schemas = new SchemaLog(store.client());
        var log = TopicLog.open(store.client())) {
      var index = SessionIndex.read(log, schemas);
      var session = id;
      if (!index.deleted().contains(id)) {
        var found = index.find(id);
        refuseIfRunning(found, store.exclusive());
        if (!yes && !Consent.given(question(found))) {
          out().println("Nothing was deleted.");
          return 0;
        }
        session = found.getSession();
      }
      var gone = new HashSet<>(index.deleted());
      gone.add(session);
      var leftovers = new Deletion(store.client(), log).delete(session, gone);
      out().println(farewell(session, leftovers, store.exclusive()));
    }
    return 0;
  }

  private static void refuseIfRunning(SessionDescriptor session, boolean exclusive) {
    if (session.getState() == SessionState.RUNNING) {
      throw new RefusedException(
          "session %s %s"
              .formatted(
                  session.getSession(), exclusive ? BROKEN_OFF : "is running: end it first"));
    }
  }

  private static String question(SessionDescriptor session) {
    return "Delete session %s (%s, %s students, started %s)?"
        .formatted(
            session.getSession(),
            SessionWords.length(session),
            SessionWords.students(session),
            SessionWords.time(SessionWords.startedAt(session), ZoneId.systemDefault()));
  }

  private static String farewell(String session, List<Leftover> leftovers, boolean exclusive) {
    if (!leftovers.isEmpty()) {
      return "Deleted %s; %s".formatted(session, Leftover.line(leftovers, ZoneId.systemDefault()));
    }
    return "Deleted %s; its bytes leave the disk as Kafka cleans up%s."
        .formatted(session, exclusive ? " in later runs" : "");
  }
}
