package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.Face;
import dev.classmoji.aggregator.feedback.Outcome;
import dev.classmoji.aggregator.feedback.Outcome.Changed;
import dev.classmoji.aggregator.feedback.Probabilities;
import dev.classmoji.aggregator.feedback.Reading;
import dev.classmoji.aggregator.feedback.StudentFold;
import dev.classmoji.aggregator.feedback.StudentState;
import dev.classmoji.aggregator.feedback.Tally;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.StudentAlias;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.trace.RecordSpans;
import dev.classmoji.schemas.trace.Tracing;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Folds each session's records, in their order, into feedback; what comes again changes nothing.
 */
final class FoldProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  private final TopologySettings settings;
  private final StudentFold fold;
  private final Tracing tracing;
  private final RecordSpans spans;
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, SessionProgress> sessions;
  private Students students;
  private Outbox outbox;
  private SessionLifecycle lifecycle;

  FoldProcessor(TopologySettings settings, Tracing tracing) {
    this.settings = settings;
    this.tracing = tracing;
    this.spans = new RecordSpans(tracing);
    this.fold = new StudentFold(settings.feedback());
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    sessions = context.getStateStore(FeedbackTopology.SESSIONS);
    students = new Students(context.getStateStore(FeedbackTopology.STUDENTS));
    outbox = new Outbox(context, settings.emojis(), tracing);
    lifecycle = new SessionLifecycle(context, settings, sessions, students, outbox);
    context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, lifecycle::sweep);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    var place = context.recordMetadata().orElseThrow();
    var span =
        spans.process(
            place.topic(),
            place.partition(),
            place.offset(),
            record.headers(),
            context.applicationId());
    tracing.during(span, () -> fold(record.value()));
  }

  private void fold(SpecificRecord message) {
    if (message instanceof Expression expression) {
      lifecycle.running(expression.getSession()).ifPresent(session -> read(session, expression));
    } else if (message instanceof Tick tick) {
      lifecycle.running(tick.getSession()).ifPresent(session -> tick(session, tick));
    } else if (message instanceof StudentAlias alias) {
      lifecycle.running(alias.getSession()).ifPresent(session -> alias(session, alias));
    } else if (message instanceof SessionStarted started) {
      lifecycle.start(started);
    } else if (message instanceof SessionEnded ended) {
      lifecycle.running(ended.getSession()).ifPresent(session -> lifecycle.end(session, ended));
    }
  }

  private void read(SessionProgress progress, Expression expression) {
    var session = expression.getSession();
    var student = progress.resolve(expression.getStudent());
    var before = students.get(session, student);
    var reading = reading(expression);
    var outcome = before == null ? fold.first(reading) : fold.read(before, reading);
    students.put(session, student, outcome.student());
    if (progress.perStudent() && outcome instanceof Changed change) {
      outbox.event(session, student, change, expression);
      outbox.student(session, student, change.student(), null, reading.mediaTimeMicros());
    }
  }

  private void tick(SessionProgress progress, Tick tick) {
    long second = tick.getSecond();
    if (second <= progress.second()) {
      return; // it comes again
    }
    var session = tick.getSession();
    long mediaTime = TimeUnit.SECONDS.toMicros(second);
    var classmates = new TreeMap<String, StudentState>();
    students
        .of(session)
        .forEach(
            (student, before) -> {
              var outcome = fold.tick(before, mediaTime);
              classmates.put(student, outcome.student());
              students.put(session, student, outcome.student());
              if (progress.perStudent()) {
                tell(session, student, outcome, second);
              }
            });
    var tally = Tally.of(classmates.values());
    var ticked = progress.ticked(second, tally, context.currentSystemTimeMs());
    sessions.put(session, ticked);
    outbox.classmates(tick, classmates.values(), ticked.history());
  }

  private void tell(String session, String student, Outcome outcome, long second) {
    if (outcome instanceof Changed change) {
      outbox.event(session, student, change, null);
    }
    outbox.student(session, student, outcome.student(), second, TimeUnit.SECONDS.toMicros(second));
  }

  private void alias(SessionProgress progress, StudentAlias alias) {
    var session = alias.getSession();
    var student = progress.resolve(alias.getStudent());
    var sameAs = progress.resolve(alias.getSameAs());
    if (student.equals(sameAs)) {
      return; // it comes again
    }
    var aliased = progress.aliased(student, sameAs);
    sessions.put(session, aliased);
    if (aliased.perStudent()) {
      outbox.descriptor(aliased.descriptor()); // who gave a name to the one finds it at the other
    }
    var later = students.get(session, student);
    if (later == null) {
      return;
    }
    students.remove(session, student);
    outbox.forget(session, student);
    var earlier = students.get(session, sameAs);
    if (earlier != null) {
      students.put(session, sameAs, earlier.absorb(later));
      return;
    }
    var renamed = new Changed(null, later.renamed());
    students.put(session, sameAs, renamed.student());
    if (progress.perStudent()) {
      outbox.event(session, sameAs, renamed, null);
      outbox.student(session, sameAs, renamed.student(), null, alias.getMediaTimeMicros());
    }
  }

  private static Reading reading(Expression expression) {
    var box = expression.getBox();
    return new Reading(
        expression.getFrame(),
        expression.getMediaTimeMicros(),
        Probabilities.ofTenThousandths(expression.getProbabilities()),
        new Face(box.getX(), box.getY(), box.getWidth(), box.getHeight()));
  }
}
