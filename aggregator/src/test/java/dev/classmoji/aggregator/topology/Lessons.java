package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.Readings;
import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** Whole logs of sessions, as the classifier would publish them. */
final class Lessons {
  private Lessons() {}

  /**
   * A session of three students who change what they show every few seconds, with blunders of the
   * model, and of whom one is now and then not seen.
   */
  static List<SpecificRecord> lesson(String session, int seconds, long seed) {
    var random = new Random(seed);
    var log = new ArrayList<SpecificRecord>();
    log.add(Classroom.started(session));
    for (int frame = 0; frame <= seconds * Classroom.SAMPLES_PER_SECOND; frame++) {
      for (int student = 1; student <= 3; student++) {
        boolean hidden = student == 3 && frame / 25 % 2 == 1;
        if (!hidden) {
          var showing = showing(random, frame, student);
          log.add(Classroom.expression(session, "S0" + student, frame, showing));
        }
      }
      if (frame % Classroom.SAMPLES_PER_SECOND == 0) {
        log.add(Classroom.tick(session, frame / Classroom.SAMPLES_PER_SECOND));
      }
    }
    log.add(Classroom.ended(session));
    return log;
  }

  private static Showing showing(Random random, int frame, int student) {
    boolean blunder = random.nextInt(16) == 0;
    int expression = blunder ? random.nextInt(7) : (frame / 20 + student) % 7;
    return Readings.EXPRESSIONS.get(expression);
  }

  /** One partition's log of several sessions, each in its own order, at speeds that change. */
  static List<SpecificRecord> interleaved(List<List<SpecificRecord>> sessions, long seed) {
    var random = new Random(seed);
    var waiting = new ArrayList<List<SpecificRecord>>(sessions);
    var log = new ArrayList<SpecificRecord>();
    while (!waiting.isEmpty()) {
      int next = random.nextInt(waiting.size());
      var session = waiting.get(next);
      int burst = Math.min(session.size(), 1 + random.nextInt(40));
      log.addAll(session.subList(0, burst));
      if (burst == session.size()) {
        waiting.remove(next);
      } else {
        waiting.set(next, session.subList(burst, session.size()));
      }
    }
    return log;
  }

  /** At least once: after a crash at some point the sender begins again at some earlier one. */
  static List<SpecificRecord> sentAgain(List<SpecificRecord> once, long seed) {
    var random = new Random(seed);
    var log = new ArrayList<>(once);
    for (int crash = 0; crash < 4; crash++) {
      int at = random.nextInt(log.size() + 1);
      int from = random.nextInt(at + 1);
      log.addAll(at, List.copyOf(log.subList(from, at)));
    }
    return log;
  }
}
