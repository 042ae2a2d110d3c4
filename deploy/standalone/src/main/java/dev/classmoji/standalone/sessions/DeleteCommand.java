package dev.classmoji.standalone.sessions;

import dev.classmoji.aggregator.report.TopicLog;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Topics;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code classmoji sessions delete}: takes one session out of all topics, as far as Kafka can. */
@Command(
    name = "delete",
    description =
        "Deletes a session that has ended or broken off, and says what Kafka still keeps of it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji sessions delete math-7b~k3f9 --data ~/classmoji",
      "  classmoji sessions delete math-7b~k3f9 --broker localhost:9092 --yes",
      "",
      "Kafka can only drop the beginning of a log. What stands behind another session's records",
      "stays until its time is up. Face crops leave a data folder at once. To delete a session",
      "again changes nothing."
    })
final class DeleteCommand extends StoredCommand {
  @Parameters(paramLabel = "ID", description = "The session; it may be cut short.")
  private String id;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Override
  int run(SessionStore store) throws InterruptedException {
    try (var format = format(store);
        var log = TopicLog.open(store.client())) {
      var index = SessionIndex.read(log, format);
      var session = index.findAlsoDeleted(id);
      var listed = index.session(session);
      if (listed.isPresent() && !mayDelete(listed.get(), store.exclusive())) {
        out().println("Nothing was deleted.");
        return 0;
      }
      var gone = new HashSet<>(index.deleted());
      gone.add(session);
      var leftovers = new Deletion(store.client(), log, store.exclusive()).delete(session, gone);
      var staying = store.removeFaces();
      boolean facesGone = store.exclusive() && staying.isEmpty();
      out().println(farewell(session, leftovers, facesGone));
      staying.ifPresent(err()::println);
    }
    return 0;
  }

  private boolean mayDelete(SessionDescriptor session, boolean exclusive) {
    if (session.getState() == SessionState.RUNNING && !exclusive) {
      throw new RefusedException(
          "session %s is running: end it first".formatted(session.getSession()));
    }
    return yes || Consent.given(question(session, exclusive));
  }

  private static String question(SessionDescriptor session, boolean exclusive) {
    return "Delete session %s (%s, started %s)?"
        .formatted(
            session.getSession(),
            session.getState() == SessionState.RUNNING
                ? SessionWords.state(session, exclusive)
                : "%s, %s students"
                    .formatted(SessionWords.length(session), SessionWords.students(session)),
            SessionWords.time(SessionWords.startedAt(session), ZoneId.systemDefault()));
  }

  private static String farewell(String session, List<Leftover> leftovers, boolean facesGone) {
    var left =
        leftovers.stream()
            .filter(leftover -> !(facesGone && leftover.topic().equals(Topics.FACE_CROPS.name())))
            .toList();
    if (!left.isEmpty()) {
      return "Deleted %s; %s".formatted(session, Leftover.line(left, ZoneId.systemDefault()));
    }
    return facesGone
        ? "Deleted %s; its faces have left the disk, its other bytes do as Kafka cleans up."
            .formatted(session)
        : "Deleted %s; its bytes leave the disk as Kafka cleans up.".formatted(session);
  }
}
