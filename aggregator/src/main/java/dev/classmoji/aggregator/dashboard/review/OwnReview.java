package dev.classmoji.aggregator.dashboard.review;

import dev.classmoji.aggregator.report.SessionHistory;
import dev.classmoji.schemas.Pseudonyms;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.SourceKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What one student showed in a session, second by second, and nothing of anybody else.
 *
 * @param name the class's
 * @param startedAtMillis wall clock, milliseconds since the epoch
 * @param live whether it was taken in as it happened; if not, from a recording
 * @param seconds as in {@link Review}
 * @param emoji of each state that this student showed
 * @param capturedAfterMillis as in {@link Review}
 * @param track null if nothing is kept of this student
 */
public record OwnReview(
    String name,
    long startedAtMillis,
    boolean live,
    int seconds,
    Map<Showing, String> emoji,
    List<Long> capturedAfterMillis,
    Track track) {

  /**
   * @param student a pseudonym; of one that turned out to be another's, it is that student's review
   */
  public static OwnReview of(SessionDescriptor session, SessionHistory history, String student) {
    var whole = Review.of(session, history);
    var present = Pseudonyms.of(session).present(student);
    var track = whole.students().stream().filter(each -> each.id().equals(present)).findFirst();
    return new OwnReview(
        session.getName(),
        TimeUnit.MICROSECONDS.toMillis(session.getStartedAtMicros()),
        session.getSources().stream().anyMatch(source -> source.getKind() != SourceKind.RECORDING),
        whole.seconds(),
        whole.emoji().entrySet().stream()
            .filter(each -> track.isPresent() && track.get().shows(each.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        whole.capturedAfterMillis(),
        track.orElse(null));
  }
}
