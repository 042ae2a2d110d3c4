package dev.classmoji.aggregator.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works a {@link Summary} out of what was read of a session. */
final class SummaryBuilder {
  private static final double MICROS = 1e6;
  private static final IngestCounters NOTHING =
      new IngestCounters(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

  private final SessionDescriptor descriptor;
  private final Map<String, String> labels;
  private final SessionFold fold;
  private final IngestCounters counters;
  private final double mediaSeconds;
  private final double wallSeconds;

  /**
   * @param labels what the teacher calls students, by pseudonym
   */
  SummaryBuilder(SessionDescriptor descriptor, Map<String, String> labels, SessionFold fold) {
    this.descriptor = descriptor;
    this.labels = labels;
    this.fold = fold;
    var ended = descriptor.getEnded();
    this.counters = ended == null ? fold.counters().orElse(NOTHING) : ended.getCounters();
    this.mediaSeconds = ended == null ? lastSecond() : ended.getMediaTimeMicros() / MICROS;
    long endMicros =
        Math.max(
            1000 * fold.lastAppendedAtMillis(),
            ended == null ? descriptor.getStartedAtMicros() : ended.getEndedAtMicros());
    this.wallSeconds = Math.max(0, endMicros - descriptor.getStartedAtMicros()) / MICROS;
  }

  private long lastSecond() {
    return fold.classSeconds().isEmpty() ? 0 : fold.classSeconds().lastKey();
  }

  /**
   * @param seen how soon the dashboard had its emoji
   * @param unreadable records of the session that could not be decoded
   * @param expired offsets of expressions that retention had taken
   */
  Summary build(DashboardLatency seen, long unreadable, long expired) {
    double speed = wallSeconds > 0 ? mediaSeconds / wallSeconds : 0;
    var totals = Totals.of(fold.students().values());
    var latency = latency(seen);
    var session = session();
    return new Summary(
        session,
        rounded(mediaSeconds),
        rounded(wallSeconds),
        rounded(speed),
        counts(unreadable, expired),
        cropOutcomes(),
        new StagesBuilder(counters, fold.expressions(), wallSeconds)
            .build(session, latency.captureToClassifiedMillis(), speed),
        latency,
        List.copyOf(fold.expressions().models()),
        totals.byName(),
        students(StudentNames.of(descriptor, labels)),
        new CompletenessCheck(descriptor, fold).completeness(expired));
  }

  private Summary.Session session() {
    var ended = descriptor.getEnded();
    return new Summary.Session(
        descriptor.getSession(),
        descriptor.getName(),
        descriptor.getRun(),
        ended == null ? descriptor.getState().name() : ended.getReason().name(),
        ended == null ? "" : ended.getDetail(),
        EpochMicros.instant(descriptor.getStartedAtMicros()),
        ended == null ? null : EpochMicros.instant(ended.getEndedAtMicros()),
        descriptor.getSamplesPerSecond(),
        descriptor.getSources().stream()
            .map(
                source ->
                    new Summary.Source(
                        source.getId(),
                        source.getKind().name(),
                        source.getWidth(),
                        source.getHeight(),
                        source.getDurationMicros() == null
                            ? null
                            : rounded(source.getDurationMicros() / MICROS),
                        source.getStudent(),
                        source.getLabel(),
                        live(source)))
            .toList(),
        labels);
  }

  private Summary.LiveSource live(Source source) {
    if (source.getKind() == SourceKind.RECORDING) {
      return null;
    }
    var live = fold.live().of(source.getId());
    var delays = fold.live().delaysOf(source.getId());
    return new Summary.LiveSource(
        live.seconds(),
        rounded(live.picturesPerSecond()),
        rounded(live.pace()),
        percentiles(delays.decoder()),
        percentiles(delays.late()));
  }

  private Summary.Latency latency(DashboardLatency seen) {
    var readings = fold.expressions();
    return new Summary.Latency(
        percentiles(readings.publish()),
        percentiles(readings.infer()),
        percentiles(fold.emit()),
        percentiles(readings.captureToClassified()),
        percentiles(fold.captureToEvent()),
        seen.received().orElse(null),
        seen.shown().orElse(null));
  }

  private Summary.Counts counts(long unreadable, long expired) {
    var letters = new LinkedHashMap<String, Long>();
    for (var reason : DeadLetterReason.values()) {
      letters.put(reason.name(), fold.deadLetters().byReason().getOrDefault(reason, 0L));
    }
    return new Summary.Counts(
        counters.getFramesDecoded(),
        counters.getFramesSampled(),
        counters.getFramesDropped(),
        counters.getFramesDamaged(),
        counters.getFacesDetected(),
        counters.getCropsPublished(),
        fold.expressions().count(),
        fold.expressions().duplicates(),
        letters,
        fold.deadLetters().lostCrops(),
        fold.changes().size(),
        fold.students().size(),
        unreadable,
        expired);
  }

  private Summary.CropOutcomes cropOutcomes() {
    long published = counters.getCropsPublished();
    long read = fold.expressions().count();
    long dead = fold.deadLetters().crops();
    return new Summary.CropOutcomes(published, read, dead, published == read + dead);
  }

  private List<Summary.Student> students(Map<String, String> names) {
    Map<String, Long> events =
        fold.changes().stream().collect(groupingBy(Change::student, counting()));
    return fold.students().entrySet().stream()
        .map(each -> student(each.getKey(), names.get(each.getKey()), each.getValue(), events))
        .toList();
  }

  private static Summary.Student student(
      String id, String name, StudentSeconds seconds, Map<String, Long> events) {
    var totals = Totals.of(List.of(seconds));
    var confidence = totals.meanConfidence();
    return new Summary.Student(
        id,
        name,
        seconds.second(0),
        events.getOrDefault(id, 0L),
        confidence == null ? null : rounded(confidence),
        totals.byName());
  }

  private static Summary.Percentiles percentiles(LatencyHistogram latencies) {
    return latencies.count() == 0
        ? null
        : new Summary.Percentiles(
            latencies.count(),
            latencies.percentileMicros(0.50) / 1e3,
            latencies.percentileMicros(0.95) / 1e3,
            latencies.percentileMicros(0.99) / 1e3,
            latencies.maxMicros() / 1e3);
  }

  /** To three decimals: nobody reads more. */
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
