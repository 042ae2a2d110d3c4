package dev.classmoji.standalone.pipeline;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Topics;
import java.util.List;

/**
 * What a session told its readers, without its id and wall clocks: what must be the same in every
 * run of a recording.
 *
 * @param events every change of an emoji, in log order
 * @param seconds the class, second by second, and how many readings it rests on
 */
public record Transcript(List<String> events, List<String> seconds) {

  /** What the topics hold of a session. */
  public static Transcript of(TopicDump dump, String session) {
    return new Transcript(
        dump.messages(Topics.EMOJI_EVENTS, session).stream()
            .map(event -> line((EmojiEvent) event))
            .toList(),
        dump.messages(Topics.CLASS_FEEDBACK, session).stream()
            .map(second -> line((ClassFeedback) second))
            .toList());
  }

  /** Whether all of the session's feedback is in the topics. */
  public static boolean hasEnded(TopicDump dump, String session) {
    return dump.messages(Topics.SESSIONS, session).stream()
        .map(SessionDescriptor.class::cast)
        .anyMatch(descriptor -> descriptor.getState() == SessionState.ENDED);
  }

  private static String line(EmojiEvent event) {
    return "%s %d %s %s %d %d %d"
        .formatted(
            event.getStudent(),
            event.getSequence(),
            event.getFrom(),
            event.getTo(),
            event.getConfidence(),
            event.getSinceMicros(),
            event.getFrame());
  }

  private static String line(ClassFeedback second) {
    return "%d %d/%d %s %s %d"
        .formatted(
            second.getSecond(),
            second.getPresent(),
            second.getKnown(),
            second.getShowing(),
            second.getRecent(),
            second.getReadings());
  }
}
