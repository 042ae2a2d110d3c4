package dev.classmoji.aggregator.report;

import dev.classmoji.aggregator.report.ReportPage.Fact;
import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says a {@link Summary} in plain words. */
final class PageFacts {
  private final Summary summary;
  private final Totals totals;

  PageFacts(Summary summary, Totals totals) {
    this.summary = summary;
    this.totals = totals;
  }

  /** Why the session is not complete, one sentence; empty if it is. */
  String ending() {
    var detail = summary.session().detail();
    var words =
        switch (summary.session().reason()) {
          case "COMPLETED" -> "";
          case "TRUNCATED" -> "The media broke off before its stated length";
          case "CANCELLED" -> "The session was stopped before its end";
          case "ABANDONED" -> "The session fell silent and never ended";
          default -> "The session could not go on to its end";
        };
    return words.isEmpty() || detail.isEmpty() ? words : words + ": " + detail;
  }

  List<Fact> overview() {
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact("Students", Wording.number(summary.students().size()), "seen at least once"));
    facts.add(new Fact("Length", Wording.duration(Math.round(summary.mediaSeconds())), "of video"));
    if (totals.seconds() > 0) {
      facts.add(
          new Fact(
              "Present",
              Wording.percent((double) present() / totals.seconds()),
              "of their time, on average"));
      facts.add(
          new Fact(
              "Emoji changes",
              Wording.number(summary.counts().emojiEvents()),
              "all students together"));
    }
    return facts;
  }

  List<Fact> certainty() {
    var facts = new ArrayList<Fact>();
    var confidence = totals.meanConfidence();
    if (confidence != null) {
      facts.add(
          new Fact(
              "Confidence",
              Wording.percent(confidence),
              "on average, by the model's own reckoning, where an expression was named"));
    }
    if (present() > 0) {
      facts.add(
          new Fact(
              "Unsure",
              Wording.percent((double) totals.seconds(Showing.UNSURE) / present()),
              "of the time in which a face was seen, no expression was clear enough to be named"));
    }
    facts.add(
        new Fact(
            "Faces read",
            Wording.number(summary.counts().expressions()),
            "%s pictures a second were searched for faces"
                .formatted(Wording.decimal(summary.session().samplesPerSecond()))));
    for (var source : summary.session().sources()) {
      var live = source.live();
      if (live != null) {
        facts.add(
            new Fact(
                title(source),
                Wording.decimal(live.picturesPerSecond()) + " pictures a second",
                "were read while it was there: for %s"
                    .formatted(Wording.duration(live.seconds()))));
      }
    }
    return facts;
  }

  /** How long each stage took, what they add up to, and what is known of the time before. */
  List<Fact> delays() {
    return Stream.concat(
            LatencyText.rows(summary.latency()).stream().map(row -> delay(row.meaning(), row)),
            LatencyText.rows(summary.session().sources()).stream()
                .map(row -> delay("Source " + row.name() + ": " + row.meaning(), row)))
        .toList();
  }

  private static String title(Summary.Source source) {
    return "Source " + source.id() + (source.name() == null ? "" : " (" + source.name() + ")");
  }

  private static Fact delay(String name, LatencyText.Row row) {
    var millis = row.percentiles();
    return new Fact(
        name,
        Wording.millis(millis.p50()),
        "half of the time; 95 %% within %s, 99 %% within %s, at most %s"
            .formatted(
                Wording.millis(millis.p95()),
                Wording.millis(millis.p99()),
                Wording.millis(millis.max())));
  }

  /** What the delays leave out, or mean. */
  String delayNote() {
    return summary.session().isLive()
        ? "The clock starts when a picture leaves the decoder here. Of the time before, how long"
            + " its data were in the decoder is known, and how much later they came than the"
            + " earliest of the last ten minutes. What every picture takes alike, in the sender’s"
            + " encoder, in the network and in the protocol’s buffers, comes on top and cannot be"
            + " seen from here."
        : "A recording that is read faster than it plays waits for its readers, and that counts"
            + " too: the times of a live class are shorter.";
  }

  private long present() {
    return totals.seconds() - totals.seconds(Showing.AWAY);
  }

  List<Fact> losses() {
    var counts = summary.counts();
    var crops = summary.cropOutcomes();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            "Faces without a reading",
            Wording.number(crops.published() - crops.expressions()),
            unread()));
    facts.add(
        new Fact(
            "Damaged",
            Wording.number(counts.framesDamaged()),
            "pictures or parts of the video that could not be decoded"));
    facts.add(
        new Fact(
            "Skipped",
            Wording.number(counts.framesDropped()),
            "pictures of a live video that were left out to keep up"));
    if (counts.unreadableRecords() + counts.expiredRecords() > 0) {
      facts.add(
          new Fact(
              "Missing here",
              Wording.number(counts.unreadableRecords() + counts.expiredRecords()),
              "records that this report could not read any more"));
    }
    return facts;
  }

  private String unread() {
    var crops = summary.cropOutcomes();
    long lost = summary.counts().cropsLost();
    if (!crops.kept()) {
      return "of %s found; only %s of them are accounted for"
          .formatted(Wording.number(crops.published()), Wording.number(crops.deadLetters()));
    }
    return crops.deadLetters() == 0
        ? "every face that was found was read"
        : "each is accounted for: %s expired before it was read, %s could not be used"
            .formatted(Wording.number(lost), Wording.number(crops.deadLetters() - lost));
  }
}
