package dev.classmoji.aggregator.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A session in figures, as {@code summary.json} states them.
 *
 * @param mediaSeconds length of the media that was read
 * @param wallSeconds from the session's start until its last record was in the log
 * @param speed media seconds per wall second
 * @param models ids of the models that read the crops
 * @param studentSeconds student-seconds per expression, {@code unsure} and {@code away}
 * @param completeness what was still there to be counted
 */
public record Summary(
    Session session,
    double mediaSeconds,
    double wallSeconds,
    double speed,
    Counts counts,
    CropOutcomes cropOutcomes,
    Stages stages,
    Latency latency,
    List<String> models,
    Map<String, Long> studentSeconds,
    List<Student> students,
    Completeness completeness) {

  /**
   * Which session it was.
   *
   * @param id {@code name~run}
   * @param reason how it ended: an {@code EndReason}, or the session's state if it never did
   * @param detail one line for a person; may be empty
   * @param endedAt null if the session never ended
   * @param labels what the teacher called students, by pseudonym
   */
  public record Session(
      String id,
      String name,
      String run,
      String reason,
      String detail,
      @JsonSerialize(using = ToStringSerializer.class) Instant startedAt,
      @JsonSerialize(using = ToStringSerializer.class) Instant endedAt,
      double samplesPerSecond,
      List<Source> sources,
      Map<String, String> labels) {

    /** Whether it had live sources. */
    @JsonIgnore
    public boolean isLive() {
      return sources.stream().anyMatch(source -> source.live() != null);
    }
  }

  /**
   * A video that fed it.
   *
   * @param durationSeconds as the container states it; null if unknown
   * @param student pseudonym of the one student that it shows; null if it may show several
   * @param name that student's, as it was given; null if none was
   * @param live null for a recording
   */
  public record Source(
      String id,
      String kind,
      int widthPixels,
      int heightPixels,
      Double durationSeconds,
      String student,
      String name,
      LiveSource live) {}

  /**
   * How a live source did.
   *
   * @param seconds whole seconds of the session in which its pictures came
   * @param picturesPerSecond how many of them were read per second, on average
   * @param pace how many of them per second the machine had time for, on average
   * @param decoderMillis over the pictures read: from when a picture's data had come until it left
   *     the decoder; null if that was not measured
   * @param lateMillis over the same: how much later its data came than the earliest of the last ten
   *     minutes, by the sender's own clock; what every picture takes alike until it is here is no
   *     part of it. Null if that was not measured, as of HLS
   */
  public record LiveSource(
      long seconds,
      double picturesPerSecond,
      double pace,
      Percentiles decoderMillis,
      Percentiles lateMillis) {}

  /**
   * What was counted on the way.
   *
   * @param expressions different (student, frame) pairs that were read
   * @param duplicates Expressions that came once more
   * @param deadLetters records given up, by reason
   * @param cropsLost crops that expired before they were read; part of deadLetters
   * @param unreadableRecords records of the session that this report could not decode
   * @param expiredRecords offsets that retention took from classmoji.expressions before this report
   */
  public record Counts(
      long framesDecoded,
      long framesSampled,
      long framesDropped,
      long framesDamaged,
      long facesDetected,
      long cropsPublished,
      long expressions,
      long duplicates,
      Map<String, Long> deadLetters,
      long cropsLost,
      long emojiEvents,
      int students,
      long unreadableRecords,
      long expiredRecords) {}

  /**
   * The promise that every crop has an outcome: published = expressions + deadLetters.
   *
   * @param kept whether it holds
   */
  public record CropOutcomes(long published, long expressions, long deadLetters, boolean kept) {}

  /** How busy the stages were, and which one set the pace. */
  public record Stages(Ingest ingest, Classifier classifier, Limit limit) {}

  /**
   * Ingest works through its parts in turn, on one thread.
   *
   * @param waitSeconds spent waiting for the pace or for flow control
   */
  public record Ingest(Busy source, Busy face, Busy student, Busy crop, double waitSeconds) {}

  /**
   * Time spent at work.
   *
   * @param utilisation busy seconds per wall second
   */
  public record Busy(double busySeconds, double utilisation) {}

  /**
   * The model's work.
   *
   * @param cropsRead crops that the model read; the others showed a still face again
   * @param cropsPerBusySecond crops read per second of inference; 0 if there was none
   * @param cropsPerSecond crops, read or repeated, per second of the whole run
   */
  public record Classifier(
      double inferenceSeconds,
      double utilisation,
      long cropsRead,
      double cropsPerBusySecond,
      double cropsPerSecond) {}

  /**
   * What kept the session from going faster.
   *
   * @param stage {@code ingest.source}, {@code ingest.face}, {@code ingest.student}, {@code
   *     ingest.crop}, {@code classifier} or {@code pace}; of a live session, which never goes
   *     faster, {@code live}, or {@code machine} if that had no time for all pictures asked for
   * @param why the evidence, one sentence
   */
  public record Limit(String stage, String why) {}

  /**
   * How long each stage took, and what they add up to. Each is null if nothing was measured. The
   * clock starts when a picture leaves our decoder; what is known of the time before is listed
   * apart, with each live source.
   *
   * @param publishMillis from then until ingest gave a face of it to Kafka, over all readings
   * @param inferMillis from then until the model had read it, over all readings
   * @param emitMillis from then until an emoji event that it caused was appended to the log
   * @param captureToClassifiedMillis from the decoder until the model had read it
   * @param captureToEventMillis from the decoder until the event was appended to the log, by the
   *     broker's clock and in whole milliseconds. Who reads committed records alone is given it
   *     when its transaction has ended: later by what is left of the aggregator's commit interval,
   *     and by what the commit takes
   * @param captureToReceivedMillis from the decoder until such a reader had received the event: the
   *     dashboard; null where none ran beside the session
   * @param captureToShownMillis from the decoder until an open page had said that its emoji is
   *     drawn, that message's way included; null too where no dashboard ran beside the session
   */
  public record Latency(
      Percentiles publishMillis,
      Percentiles inferMillis,
      Percentiles emitMillis,
      Percentiles captureToClassifiedMillis,
      Percentiles captureToEventMillis,
      Percentiles captureToReceivedMillis,
      Percentiles captureToShownMillis) {}

  /** Milliseconds, exact to 1/128; the maximum is exact. */
  public record Percentiles(long count, double p50, double p95, double p99, double max) {}

  /**
   * Whether the topics still held all of the session when they were read. What they did not is
   * counted too low here, down to zero.
   *
   * @param expressions the readings; without them what the classifier did is unknown
   * @param emojiEvents the changes of students' emoji
   * @param studentSeconds each student's state at each second
   * @param classSeconds the class at each second
   */
  public record Completeness(
      boolean expressions, boolean emojiEvents, boolean studentSeconds, boolean classSeconds) {

    /** Whether nothing is missing. */
    @JsonIgnore
    public boolean all() {
      return expressions && emojiEvents && studentSeconds && classSeconds;
    }
  }

  /**
   * One student in figures.
   *
   * @param name as it was given with the student's source; null if none was
   * @param firstSecond whole second of media time at which the student was first known
   * @param emojiEvents changes of the student's emoji
   * @param meanConfidence 0..1 over the seconds that show one of the seven expressions; null if
   *     there are none
   * @param seconds seconds per expression, {@code unsure} and {@code away}
   */
  public record Student(
      String student,
      String name,
      long firstSecond,
      long emojiEvents,
      Double meanConfidence,
      Map<String, Long> seconds) {}
}
