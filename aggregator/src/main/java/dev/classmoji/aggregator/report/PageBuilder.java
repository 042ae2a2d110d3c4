package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Showing;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts what was read of a session into the words and drawings of a {@link ReportPage}. */
final class PageBuilder {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

  private final Summary summary;
  private final SessionFold fold;
  private final Totals totals;
  private final TimeScale scale;
  private final List<Showing> shown;

  PageBuilder(Summary summary, SessionFold fold) {
    this.summary = summary;
    this.fold = fold;
    this.totals = Totals.of(fold.students().values());
    this.scale = TimeScale.of(lastSecond(fold) + 1);
    this.shown = MoodChart.STACKED.stream().filter(showing -> totals.seconds(showing) > 0).toList();
  }

  private static int lastSecond(SessionFold fold) {
    return fold.classSeconds().isEmpty() ? 0 : Math.toIntExact(fold.classSeconds().lastKey());
  }

  /**
   * @param zone in which the start is told
   */
  ReportPage build(ZoneId zone) {
    var facts = new PageFacts(summary, totals);
    return new ReportPage(
        summary.session().name(),
        summary.session().id(),
        WHEN.format(summary.session().startedAt().atZone(zone)),
        clock(zone),
        facts.ending(),
        facts.overview(),
        summary.students().stream().anyMatch(student -> student.name() != null),
        scale.columnSeconds() == 1 ? "second" : Wording.duration(scale.columnSeconds()),
        scale.labels(),
        MoodChart.of(fold.classSeconds().values(), shown, scale),
        shown.stream().map(this::key).toList(),
        Moments.of(List.copyOf(fold.classSeconds().values())).stream().map(this::moment).toList(),
        summary.students().stream().map(this::lane).toList(),
        facts.certainty(),
        facts.delays(),
        facts.delayNote(),
        facts.losses(),
        String.join(", ", summary.models()),
        EmojiPictures.of(fold.emoji().values()));
  }

  private String clock(ZoneId zone) {
    return "Times on this page are media time, from the beginning of the video at 0:00. "
        + (summary.session().isLive() ? "The class" : "The reading of the recording")
        + " began on %s, by the capture clock."
            .formatted(CaptureClock.spoken(summary.session().startedAt(), zone));
  }

  private ReportPage.Key key(Showing showing) {
    double share = (double) totals.seconds(showing) / totals.seconds();
    var appearance = Appearance.of(showing);
    return new ReportPage.Key(
        appearance.name(),
        fold.emoji().get(showing),
        appearance.one(),
        Wording.percent(share),
        Svg.number(100 * share),
        Wording.duration(totals.seconds(showing)));
  }

  private ReportPage.Moment moment(Moments.Moment moment) {
    return new ReportPage.Moment(
        Wording.clock(moment.second()),
        fold.emoji().getOrDefault(moment.more(), ""),
        MomentWords.of(moment));
  }

  private ReportPage.Lane lane(Summary.Student student) {
    var seconds = fold.students().get(student.student());
    var own = Totals.of(List.of(seconds));
    var mostly = shown.stream().max(Comparator.comparingLong(own::seconds)).orElseThrow();
    return new ReportPage.Lane(
        student.student(),
        student.name() == null ? student.student() : student.name(),
        shown.stream()
            .filter(showing -> own.seconds(showing) > 0)
            .map(
                showing ->
                    Appearance.of(showing).one() + ' ' + Wording.duration(own.seconds(showing)))
            .collect(Collectors.joining(", ")),
        StudentTimeline.of(seconds, scale, fold.emoji()),
        Appearance.of(mostly).one(),
        Wording.clock(student.firstSecond()),
        Wording.number(student.emojiEvents()),
        student.meanConfidence() == null ? "–" : Wording.percent(student.meanConfidence()),
        shown.stream().map(showing -> Wording.duration(own.seconds(showing))).toList());
  }
}
