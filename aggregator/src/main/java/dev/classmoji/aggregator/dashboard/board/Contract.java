package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.StudentName;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the schema cannot say of a record that the board takes, so that a forged one harms it not.
 */
final class Contract {
  private static final List<Topic> OF_STUDENTS =
      List.of(Topics.STUDENT_FEEDBACK, Topics.EMOJI_EVENTS, Topics.STUDENT_LABELS);
  private static final int MOST_EMOJI_CHARACTERS = 32;
  private static final int MOST_SOURCES = 64;
  private static final int MOST_NAME_CHARACTERS = 100;
  private static final int MOST_DETAIL_CHARACTERS = 400;
  private static final int MOST_PICTURES = 1_000;
  private static final int MOST_STUDENTS = 100_000;
  private static final int WHOLE = 10_000;
  private static final long LONGEST_SECONDS = TimeUnit.DAYS.toSeconds(7);
  private static final long LONGEST_MICROS = TimeUnit.DAYS.toMicros(7);

  private Contract() {}

  static boolean isKept(Entry entry) {
    return isKey(entry) && (entry.message() == null || isMessage(entry));
  }

  private static boolean isKey(Entry entry) {
    if (entry.key() == null) {
      return false;
    }
    var session = Keys.sessionOf(entry.key());
    try {
      SessionId.parse(session);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return OF_STUDENTS.stream().anyMatch(topic -> topic.name().equals(entry.topic()))
        ? Keys.isStudent(studentOf(entry.key()))
        : session.equals(entry.key());
  }

  /** The student of a student's key; empty if it is a session's. */
  static String studentOf(String key) {
    return key.substring(Math.min(key.length(), Keys.sessionOf(key).length() + 1));
  }

  private static boolean isMessage(Entry entry) {
    var message = entry.message();
    var key = entry.key();
    if (message instanceof StudentFeedback feedback) {
      return key.equals(Keys.student(feedback.getSession(), feedback.getStudent()))
          && (feedback.getSecond() == null || isSecond(feedback.getSecond()))
          && isShown(feedback.getEmoji(), feedback.getConfidence(), feedback.getSinceMicros());
    } else if (message instanceof EmojiEvent event) {
      return key.equals(Keys.student(event.getSession(), event.getStudent()))
          && isShown(event.getEmoji(), event.getConfidence(), event.getSinceMicros());
    } else if (message instanceof StudentLabel label) {
      return key.equals(Keys.student(label.getSession(), label.getStudent()))
          && isName(label.getLabel());
    } else if (message instanceof ClassFeedback feedback) {
      return key.equals(feedback.getSession())
          && isSecond(feedback.getSecond())
          && isTally(feedback.getShowing())
          && isCount(feedback.getKnown())
          && isCount(feedback.getPresent())
          && feedback.getSources().size() <= MOST_SOURCES
          && feedback.getSources().stream().allMatch(Contract::isReport);
    } else if (message instanceof SessionDescriptor descriptor) {
      return key.equals(descriptor.getSession())
          && key.equals(descriptor.getName() + '~' + descriptor.getRun())
          && descriptor.getSources().size() <= MOST_SOURCES
          && descriptor.getSources().stream().allMatch(Contract::isSource)
          && areAliases(descriptor.getAliases());
    }
    return false;
  }

  private static boolean areAliases(Map<String, String> aliases) {
    return aliases.size() <= MOST_STUDENTS
        && aliases.keySet().stream().allMatch(Keys::isStudent)
        && aliases.values().stream()
            .allMatch(student -> Keys.isStudent(student) && !aliases.containsKey(student));
  }

  private static boolean isReport(SourceReport report) {
    return isShort(report.getId())
        && report.getDetail().length() <= MOST_DETAIL_CHARACTERS
        && Float.isFinite(report.getPicturesPerSecond())
        && Float.isFinite(report.getPace())
        && areDelays(report.getDecoderMicros())
        && areDelays(report.getLateMicros());
  }

  private static boolean areDelays(List<Long> micros) {
    return micros.size() <= MOST_PICTURES
        && micros.stream().allMatch(each -> each >= 0 && each <= LONGEST_MICROS);
  }

  private static boolean isSource(Source source) {
    return isShort(source.getId())
        && (source.getStudent() == null || Keys.isStudent(source.getStudent()))
        && (source.getLabel() == null || isShort(source.getLabel()));
  }

  private static boolean isName(String label) {
    try {
      return StudentName.of(label).text().equals(label);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isShort(String name) {
    return name.length() <= MOST_NAME_CHARACTERS;
  }

  private static boolean isShown(String emoji, int confidence, long sinceMicros) {
    return !emoji.isBlank()
        && emoji.length() <= MOST_EMOJI_CHARACTERS
        && confidence >= 0
        && confidence <= WHOLE
        && sinceMicros >= 0
        && sinceMicros <= LONGEST_MICROS;
  }

  private static boolean isSecond(long second) {
    return second >= 0 && second <= LONGEST_SECONDS;
  }

  private static boolean isTally(List<Integer> counts) {
    return counts.size() == Showing.values().length && counts.stream().allMatch(Contract::isCount);
  }

  private static boolean isCount(int students) {
    return students >= 0 && students <= MOST_STUDENTS;
  }
}
