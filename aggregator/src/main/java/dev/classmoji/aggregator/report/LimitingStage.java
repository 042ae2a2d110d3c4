package dev.classmoji.aggregator.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells which stage kept a session from going faster. Ingest drives the session, so where it hardly
 * waited, it is the limit itself. Where it waited, it did so for a classifier that lags behind or
 * for the pace that was asked of it.
 */
final class LimitingStage {
  private static final double HARDLY = 0.1;
  private static final double SATURATED = 0.8;
  private static final double LAGGING_MEDIA_SECONDS = 1;
  private static final double HELD = 0.95;

  private LimitingStage() {}

  /**
   * @param speed media seconds per wall second
   * @param captureToClassified null if nothing was read
   */
  static Summary.Limit of(
      Summary.Ingest ingest,
      Summary.Classifier classifier,
      Summary.Percentiles captureToClassified,
      double wallSeconds,
      double speed) {
    double waited = wallSeconds > 0 ? ingest.waitSeconds() / wallSeconds : 0;
    double behind = captureToClassified == null ? 0 : captureToClassified.p50() / 1000 * speed;
    if (waited < HARDLY) {
      var part = busiestPart(ingest);
      return new Summary.Limit(
          "ingest." + part.getKey(),
          say(
              "ingest waited for nobody (%.0f %% of the time); of its parts, %s was busiest (%.0f %%)",
              100 * waited, part.getKey(), 100 * part.getValue().utilisation()));
    }
    if (classifier.utilisation() >= SATURATED || behind >= LAGGING_MEDIA_SECONDS) {
      return new Summary.Limit(
          "classifier",
          say(
              "inference was busy %.0f %% of the time and %.1f s of media behind, while ingest"
                  + " waited %.0f %% of the time",
              100 * classifier.utilisation(), behind, 100 * waited));
    }
    return new Summary.Limit(
        "pace",
        say(
            "ingest waited %.0f %% of the time though inference was busy only %.0f %%: the speed"
                + " asked for was the limit",
            100 * waited, 100 * classifier.utilisation()));
  }

  /**
   * A live class takes as long as it takes: the question is whether all was read that should be.
   */
  static Summary.Limit ofLive(Summary.Session session) {
    double asked = session.samplesPerSecond();
    double pace =
        session.sources().stream()
            .map(Summary.Source::live)
            .filter(live -> live != null && live.seconds() > 0)
            .mapToDouble(Summary.LiveSource::pace)
            .min()
            .orElse(asked);
    return pace < HELD * asked
        ? new Summary.Limit(
            "machine",
            say(
                "this machine had time for %.1f pictures a second of each source, not for the %.1f"
                    + " asked for",
                pace, asked))
        : new Summary.Limit(
            "live",
            say("this machine had time for all %.1f pictures a second of each source", asked));
  }

  private static Map.Entry<String, Summary.Busy> busiestPart(Summary.Ingest ingest) {
    return List.of(
            Map.entry("source", ingest.source()),
            Map.entry("face", ingest.face()),
            Map.entry("student", ingest.student()),
            Map.entry("crop", ingest.crop()))
        .stream()
        .max(Comparator.comparingDouble(part -> part.getValue().busySeconds()))
        .orElseThrow();
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
