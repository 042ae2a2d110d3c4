package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A session as its descriptor tells it.
 *
 * @param startedAtMillis wall clock, milliseconds since the epoch
 * @param samplesPerSecond how many pictures of each source are to be read per second
 * @param aliases pseudonyms that turned out to be another's, and whose; no value is a key
 * @param ending null while it runs
 */
public record SessionDetails(
    String id,
    String name,
    String run,
    SessionState state,
    long startedAtMillis,
    double samplesPerSecond,
    List<Video> sources,
    Map<String, String> aliases,
    Ending ending) {
  private static final int DETAIL_CHARACTERS = 200;

  /**
   * One video that feeds it.
   *
   * @param durationMillis as its container states it; null if unknown
   * @param student pseudonym of the one student that it shows; null if it may show several
   * @param label that student's name; null if none was given
   */
  public record Video(
      String id,
      SourceKind kind,
      int width,
      int height,
      Long durationMillis,
      String student,
      String label) {
    static Video of(Source source) {
      var micros = source.getDurationMicros();
      return new Video(
          source.getId(),
          source.getKind(),
          source.getWidth(),
          source.getHeight(),
          micros == null ? null : TimeUnit.MICROSECONDS.toMillis(micros),
          source.getStudent(),
          source.getLabel());
    }
  }

  /**
   * How it ended.
   *
   * @param detail one line for a person, empty if there is nothing to add
   */
  public record Ending(EndReason reason, String detail, long mediaMillis) {
    static Ending of(SessionEnded ended) {
      var detail = ended.getDetail();
      return new Ending(
          ended.getReason(),
          detail.substring(0, Math.min(detail.length(), DETAIL_CHARACTERS)),
          TimeUnit.MICROSECONDS.toMillis(ended.getMediaTimeMicros()));
    }
  }

  /** What a page is told of a descriptor. */
  public static SessionDetails of(SessionDescriptor descriptor) {
    var ended = descriptor.getEnded();
    return new SessionDetails(
        descriptor.getSession(),
        descriptor.getName(),
        descriptor.getRun(),
        descriptor.getState(),
        TimeUnit.MICROSECONDS.toMillis(descriptor.getStartedAtMicros()),
        descriptor.getSamplesPerSecond(),
        descriptor.getSources().stream().map(Video::of).toList(),
        Map.copyOf(descriptor.getAliases()),
        ended == null ? null : Ending.of(ended));
  }
}
