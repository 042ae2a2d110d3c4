package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.ClassHistory;
import dev.classmoji.aggregator.feedback.Emojis;
import dev.classmoji.aggregator.feedback.Outcome.Changed;
import dev.classmoji.aggregator.feedback.Probabilities;
import dev.classmoji.aggregator.feedback.StudentState;
import dev.classmoji.aggregator.feedback.Tally;
import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.EventAttributes;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.RecordSpans;
import dev.classmoji.schemas.trace.Tracing;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Words what was folded as messages and hands each to its sink. */
final class Outbox {
  private static final List<Integer> NO_PROBABILITIES =
      Collections.nCopies(Probabilities.EXPRESSIONS, 0);

  private final ProcessorContext<String, SpecificRecord> context;
  private final Emojis emojis;
  private final Tracing tracing;
  private final RecordSpans spans;

  Outbox(ProcessorContext<String, SpecificRecord> context, Emojis emojis, Tracing tracing) {
    this.context = context;
    this.emojis = emojis;
    this.tracing = tracing;
    this.spans = new RecordSpans(tracing);
  }

  /**
   * @param cause the reading that caused the change; null if the session's clock did
   */
  void event(String session, String student, Changed change, Expression cause) {
    var state = change.student();
    var event =
        EmojiEvent.newBuilder()
            .setSession(session)
            .setStudent(student)
            .setSequence(state.sequence())
            .setFrom(change.from())
            .setTo(state.showing())
            .setEmoji(emojis.of(state.showing()))
            .setConfidence(state.confidence())
            .setSinceMicros(state.shown().sinceMicros())
            .setFrame(cause == null ? null : cause.getFrame())
            .setCapturedAtMicros(cause == null ? null : cause.getCapturedAtMicros())
            .setPublishedAtMicros(cause == null ? null : cause.getPublishedAtMicros())
            .setClassifiedAtMicros(cause == null ? null : cause.getClassifiedAtMicros())
            .build();
    var record = record(Keys.student(session, student), event);
    EventAttributes.of(event).writeTo(record.headers());
    send(FeedbackTopology.EMOJI_EVENTS, Topics.EMOJI_EVENTS, record);
  }

  /**
   * @param second the second whose tick asks for it; null if a change does
   */
  void student(
      String session, String student, StudentState state, Long second, long mediaTimeMicros) {
    var sighting = state.sighting();
    boolean away = state.showing() == Showing.AWAY;
    send(
        FeedbackTopology.STUDENT_FEEDBACK,
        Topics.STUDENT_FEEDBACK,
        Keys.student(session, student),
        StudentFeedback.newBuilder()
            .setSession(session)
            .setStudent(student)
            .setSecond(second)
            .setMediaTimeMicros(mediaTimeMicros)
            .setShowing(state.showing())
            .setEmoji(emojis.of(state.showing()))
            .setConfidence(state.confidence())
            .setSinceMicros(state.shown().sinceMicros())
            .setProbabilities(
                sighting == null ? NO_PROBABILITIES : sighting.smoothed().tenThousandths())
            .setLastSeenMicros(state.lastSeenMicros())
            .setReadings(state.readings())
            .setBox(away ? null : box(state))
            .build());
  }

  /** The student's key stands for nobody any more. */
  void forget(String session, String student) {
    send(
        FeedbackTopology.STUDENT_FEEDBACK,
        Topics.STUDENT_FEEDBACK,
        Keys.student(session, student),
        null);
  }

  void classmates(Tick tick, Collection<StudentState> students, ClassHistory history) {
    var now = Tally.of(students);
    send(
        FeedbackTopology.CLASS_FEEDBACK,
        Topics.CLASS_FEEDBACK,
        tick.getSession(),
        ClassFeedback.newBuilder()
            .setSession(tick.getSession())
            .setSecond(tick.getSecond())
            .setKnown(now.known())
            .setPresent(now.present())
            .setShowing(now.counts())
            .setRecent(history.recent().counts())
            .setReadings(students.stream().mapToLong(StudentState::readings).sum())
            .setDuplicates(students.stream().mapToLong(StudentState::duplicates).sum())
            .setSources(tick.getSources())
            .setTickedAtMicros(tick.getPublishedAtMicros())
            .build());
  }

  void descriptor(SessionDescriptor descriptor) {
    send(FeedbackTopology.DESCRIPTORS, Topics.SESSIONS, descriptor.getSession(), descriptor);
  }

  private static Box box(StudentState state) {
    var face = state.sighting().face();
    return new Box(face.x(), face.y(), face.width(), face.height());
  }

  private void send(String sink, Topic topic, String key, SpecificRecord message) {
    send(sink, topic, record(key, message));
  }

  private Record<String, SpecificRecord> record(String key, SpecificRecord message) {
    // Kafka's own timestamp is log-append time in every topic: this one is never seen
    return new Record<>(key, message, context.currentSystemTimeMs());
  }

  private void send(String sink, Topic topic, Record<String, SpecificRecord> record) {
    tracing.during(spans.send(topic.name(), record.headers()), () -> context.forward(record, sink));
  }
}
