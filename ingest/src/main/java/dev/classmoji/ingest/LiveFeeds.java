package dev.classmoji.ingest;

import dev.classmoji.ingest.source.Delay;
import dev.classmoji.ingest.source.LiveSource;
import dev.classmoji.ingest.source.SourceStatus;
import dev.classmoji.ingest.source.StreamSettings;
import dev.classmoji.ingest.source.UnusableSourceException;
import dev.classmoji.ingest.student.FaceFollower;
import dev.classmoji.ingest.student.Roster;
import dev.classmoji.ingest.student.SoleStudent;
import dev.classmoji.ingest.student.StudentTracker;
import dev.classmoji.ingest.student.TrackerSettings;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.SourceSignal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The sources of one live class, and what they count together. */
public final class LiveFeeds implements Frames, AutoCloseable {
  private final List<LiveFeed> all = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final Semaphore arrivals = new Semaphore(0);

  /**
   * How a source is doing.
   *
   * @param id short name, unique in the session
   * @param address without what may be secret
   * @param picturesPerSecond how many of its pictures were read per second of late
   * @param pace how many of them per second are to be read now
   * @param delays of those that were read in the last second
   */
  public record Report(
      String id,
      String address,
      SourceStatus status,
      float picturesPerSecond,
      double pace,
      List<Delay> delays) {
    SourceReport message() {
      var signal =
          switch (status.state()) {
            case LIVE -> SourceSignal.LIVE;
            case STALLED -> SourceSignal.STALLED;
            case WAITING, CLOSED -> SourceSignal.WAITING;
          };
      return new SourceReport(
          id,
          signal,
          status.detail(),
          picturesPerSecond,
          (float) pace,
          micros(Delay::decoderMicros),
          micros(Delay::lateMicros));
    }

    private List<Long> micros(Function<Delay, OptionalLong> part) {
      return delays.stream().map(part).flatMapToLong(OptionalLong::stream).boxed().toList();
    }
  }

  private LiveFeeds() {}

  /**
   * Begins to connect to all of a class's sources, or to listen for them.
   *
   * @param observers who is told of the delays of the source with that id
   * @throws UnusableSourceException if one of them can never come; none is open then
   */
  static LiveFeeds open(
      LiveRequest request,
      StreamSettings settings,
      double picturesPerSecond,
      Clock clock,
      LongSupplier nanos,
      Function<String, Consumer<Delay>> observers)
      throws UnusableSourceException {
    var feeds = new LiveFeeds();
    var roster = new Roster();
    try {
      for (var input : request.inputs()) {
        var id = "v" + (feeds.all.size() + 1);
        var student = input.student().isPresent() ? roster.nextStudent() : null;
        var source =
            LiveSource.open(
                input.address(),
                settings,
                picturesPerSecond,
                clock,
                nanos,
                new Random(),
                feeds.arrivals::release);
        feeds.all.add(
            new LiveFeed(
                id,
                source,
                follower(student, roster),
                new ReadingRate(),
                new SourceDelays(observers.apply(id))));
        feeds.sources.add(
            new Source(id, SourceKind.STREAM, 0, 0, null, student, input.student().orElse(null)));
      }
      return feeds;
    } catch (UnusableSourceException | RuntimeException e) {
      feeds.close();
      throw e;
    }
  }

  private static FaceFollower follower(String student, Roster roster) {
    var settings = TrackerSettings.defaults();
    return student == null
        ? new StudentTracker(settings, roster)
        : new SoleStudent(student, roster, settings.blink());
  }

  List<LiveFeed> all() {
    return all;
  }

  /** Gets a permit for each picture that a source has ready. */
  Semaphore arrivals() {
    return arrivals;
  }

  /** As the session's first record tells of them. */
  List<Source> sources() {
    return sources;
  }

  /** The names of the students who have one, by pseudonym. */
  Map<String, String> names() {
    return sources.stream()
        .filter(source -> source.getStudent() != null)
        .collect(Collectors.toMap(Source::getStudent, Source::getLabel));
  }

  List<Report> reports() {
    return all.stream()
        .map(
            feed ->
                new Report(
                    feed.id(),
                    feed.source().address().shown(),
                    feed.source().status(),
                    feed.rate().perSecond(),
                    feed.source().pace(),
                    feed.delays().last()))
        .toList();
  }

  /** A second of the class is over, whoever noticed: how each did, as its tick tells it. */
  List<SourceReport> second() {
    all.forEach(LiveFeed::second);
    return reports().stream().map(Report::message).toList();
  }

  @Override
  public long decoded() {
    return sum(SourceStatus::decoded);
  }

  @Override
  public long damaged() {
    return sum(SourceStatus::damaged);
  }

  @Override
  public long dropped() {
    return sum(SourceStatus::dropped);
  }

  private long sum(ToLongFunction<SourceStatus> count) {
    return all.stream().map(feed -> feed.source().status()).mapToLong(count).sum();
  }

  @Override
  public void close() {
    all.parallelStream().map(LiveFeed::source).forEach(LiveSource::close);
  }
}
