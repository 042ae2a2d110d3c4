package dev.classmoji.ingest.crop;

import dev.classmoji.ingest.source.Picture;
import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.trace.Tracing;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/** Publishes one session as one ordered log: start, crops and ticks, end. Not thread-safe. */
public final class CropPublisher {
  private final SessionLog log;
  private final SessionId session;
  private final List<Source> sources;
  private final LongFunction<IngestCounters> counters;
  private final Supplier<List<SourceReport>> reports;
  private final LongConsumer delays;
  private final Clock clock;
  private final TickClock ticks = new TickClock();
  private long published;

  /**
   * @param producer where to; see {@link #producer}
   * @param sources the videos that feed the session
   * @param counters what ingest has done so far, given how many crops were published
   * @param reports asked once for each tick, when its second is over: how each live source did in
   *     it; none for recordings
   * @param delays is told of each crop, how long after its picture had left the decoder it was
   *     published, microseconds
   * @param tracing where it is told that crops are sent, in the traces of their pictures
   */
  public CropPublisher(
      Producer<String, SpecificRecord> producer,
      SessionId session,
      List<Source> sources,
      LongFunction<IngestCounters> counters,
      Supplier<List<SourceReport>> reports,
      LongConsumer delays,
      Tracing tracing,
      Clock clock) {
    this.log = new SessionLog(producer, session, tracing);
    this.session = session;
    this.sources = List.copyOf(sources);
    this.counters = counters;
    this.reports = reports;
    this.delays = delays;
    this.clock = clock;
  }

  /** An idempotent producer with little memory that keeps sessions to their partitions. */
  public static Producer<String, SpecificRecord> producer(
      Map<String, Object> client, MessageFormat format) {
    return SessionLog.producer(client, format);
  }

  /**
   * Publishes the session's first record.
   *
   * @param perStudent whether feedback on single students may be given
   */
  public void start(double samplesPerSecond, boolean perStudent) {
    log.append(
        SessionStarted.newBuilder()
            .setSession(session.toString())
            .setName(session.name())
            .setRun(session.run())
            .setSources(sources)
            .setSamplesPerSecond(samplesPerSecond)
            .setStartedAtMicros(nowMicros())
            .setPerStudent(perStudent)
            .build());
  }

  /** Media time of the next tick, microseconds. */
  public long nextTickMicros() {
    return ticks.nextMicros();
  }

  /** Publishes the next tick; every picture up to its time has been published. */
  public void publishTick() {
    ticks.through(ticks.nextMicros(), this::tick);
  }

  /**
   * Publishes the faces of one picture, each student once, and the ticks that are still due around
   * them.
   *
   * @param source the id of the source that the picture is of
   */
  public void publish(String source, Picture picture, List<StudentCrop> faces) {
    ticks.before(picture.mediaTimeMicros(), this::tick);
    for (var face : faces) {
      var crop = message(source, picture, face);
      log.append(face.sighting().student(), crop);
      delays.accept(crop.getPublishedAtMicros() - crop.getCapturedAtMicros());
      published++;
    }
    ticks.through(picture.mediaTimeMicros(), this::tick);
  }

  /**
   * Publishes what is left of the clock and the session's last record, and waits until Kafka has
   * them.
   *
   * @param detail one line for a person; empty if there is nothing to add
   * @param mediaTimeMicros of the last decoded frame
   */
  public SessionEnded end(EndReason reason, String detail, long mediaTimeMicros) {
    ticks.through(mediaTimeMicros, this::tick);
    var ended =
        SessionEnded.newBuilder()
            .setSession(session.toString())
            .setReason(reason)
            .setDetail(detail)
            .setMediaTimeMicros(mediaTimeMicros)
            .setEndedAtMicros(nowMicros())
            .setCounters(counters.apply(published))
            .build();
    log.append(ended);
    log.flush();
    return ended;
  }

  /**
   * Ends the session as FAILED if that is possible; what keeps it from that is added to the cause.
   *
   * @param mediaTimeMicros of the last decoded frame
   */
  public void endAsFailed(RuntimeException cause, long mediaTimeMicros) {
    try {
      var why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      end(EndReason.FAILED, why, mediaTimeMicros);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private void tick(long second) {
    log.append(
        Tick.newBuilder()
            .setSession(session.toString())
            .setSecond(second)
            .setPublishedAtMicros(nowMicros())
            .setCounters(counters.apply(published))
            .setSources(reports.get())
            .build());
  }

  private FaceCrop message(String source, Picture picture, StudentCrop cut) {
    var face = cut.sighting().face();
    return FaceCrop.newBuilder()
        .setSession(session.toString())
        .setStudent(cut.sighting().student())
        .setTrack(cut.sighting().track())
        .setSource(source)
        .setFrame(picture.index())
        .setMediaTimeMicros(picture.mediaTimeMicros())
        .setCapturedAtMicros(picture.capturedAtMicros())
        .setPublishedAtMicros(nowMicros())
        .setBox(new Box(face.x(), face.y(), face.width(), face.height()))
        .setDetectionScore(face.score())
        .setQuality(cut.crop().quality())
        .setWidth(cut.crop().size())
        .setHeight(cut.crop().size())
        .setPixels(ByteBuffer.wrap(cut.crop().gray()))
        .build();
  }

  private long nowMicros() {
    return EpochMicros.of(clock.instant());
  }
}
