package dev.classmoji.aggregator;

import dev.classmoji.aggregator.feedback.Emojis;
import dev.classmoji.aggregator.feedback.FeedbackSettings;
import dev.classmoji.aggregator.feedback.PolicySettings;
import dev.classmoji.aggregator.feedback.Smoothing;
import dev.classmoji.aggregator.topology.StreamsSettings;
import dev.classmoji.aggregator.topology.TopologySettings;
import dev.classmoji.schemas.Showing;
import java.nio.file.Path;
import java.util.Map;

/** Reads the configuration into the records that the topology takes. */
final class SettingsReader {
  private SettingsReader() {}

  /**
   * @throws IllegalArgumentException if a setting is out of its range; the message names it
   */
  static TopologySettings topology(AggregatorSettings settings) {
    return new TopologySettings(
        feedback(settings.feedback()),
        emojis(settings.emoji()),
        settings.endedKept(),
        settings.abandonedAfter());
  }

  static StreamsSettings streams(AggregatorSettings settings, Path stateDirectory) {
    var streams = settings.streams();
    return new StreamsSettings(
        streams.applicationId(),
        streams.threads(),
        streams.commitInterval(),
        streams.groupProtocol(),
        stateDirectory,
        streams.threadReplacements(),
        streams.closeWithin());
  }

  private static FeedbackSettings feedback(AggregatorSettings.Feedback feedback) {
    return new FeedbackSettings(
        new Smoothing(feedback.smoothing()),
        new PolicySettings(
            feedback.margin(),
            feedback.hold(),
            feedback.dwell(),
            feedback.unsureBelow(),
            feedback.sureFrom()),
        feedback.awayAfter());
  }

  private static Emojis emojis(AggregatorSettings.Emoji emoji) {
    return new Emojis(
        Map.of(
            Showing.ANGRY, emoji.angry(),
            Showing.DISGUST, emoji.disgust(),
            Showing.FEAR, emoji.fear(),
            Showing.HAPPY, emoji.happy(),
            Showing.SAD, emoji.sad(),
            Showing.SURPRISE, emoji.surprise(),
            Showing.NEUTRAL, emoji.neutral(),
            Showing.UNSURE, emoji.unsure(),
            Showing.AWAY, emoji.away()));
  }
}
