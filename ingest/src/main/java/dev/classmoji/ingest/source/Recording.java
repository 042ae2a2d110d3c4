package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.classmoji.schemas.EpochMicros;
import java.nio.file.Path;
import java.time.Clock;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A recording as a sequence of sampled pictures. {@link #advance} goes to the next frame that is
 * due, {@link #picture} converts it, so that a caller may wait in between until it is time.
 *
 * <p>Media time counts from the first frame and follows the frames' own timestamps, so that the
 * same file yields the same samples at any speed. Not thread-safe; owns all native memory.
 */
public final class Recording implements AutoCloseable {
  /** A container's stated length is often a little off; less than this is no loss. */
  private static final long SLACK_MICROS = 1_000_000;

  private final Demuxer demuxer;
  private final VideoDecoder decoder;
  private final PictureConverter converter;
  private final RecordingInfo info;
  private final SampleSchedule schedule;
  private final Clock clock;
  private final long frameMicros;
  private final long firstTimestamp;

  private AVFrame frame;
  private boolean fresh = true;
  private long mediaTimeMicros;
  private long samples;

  private Recording(
      Demuxer demuxer, VideoDecoder decoder, AVFrame first, SampleSchedule schedule, Clock clock) {
    this.demuxer = demuxer;
    this.decoder = decoder;
    this.schedule = schedule;
    this.clock = clock;
    frame = first;
    firstTimestamp = first.best_effort_timestamp();
    frameMicros = demuxer.frameRate() > 0 ? Math.round(1e6 / demuxer.frameRate()) : 0;
    int width = (int) Math.max(1, Math.round(first.width() * demuxer.pixelAspect(null)));
    int height = first.height();
    var rotation = demuxer.rotation();
    converter = new PictureConverter(width, height, rotation);
    info =
        new RecordingInfo(
            rotation.sideways() ? height : width,
            rotation.sideways() ? width : height,
            demuxer.durationMicros(),
            demuxer.frameRate(),
            demuxer.codecName(),
            demuxer.containerName());
  }

  /**
   * Opens a recording and decodes its first frame.
   *
   * @param samplesPerSecond pictures per second of media time, more than 0
   * @param threads for decoding, at least 1
   * @param clock tells when pictures leave the decoder
   * @throws UnusableRecordingException if no picture can be read; the message says what to do
   */
  public static Recording open(Path path, double samplesPerSecond, int threads, Clock clock)
      throws UnusableRecordingException {
    var schedule = new SampleSchedule(samplesPerSecond);
    RecordingFault.checkFile(path);
    var demuxer = Demuxer.open(path);
    var decoder = VideoDecoder.open(demuxer, threads, VideoHardware.NONE, packet -> {});
    if (decoder == null) {
      var codec = demuxer.codecName();
      demuxer.close();
      throw new UnusableRecordingException(RecordingFault.unknownCodec(path, codec));
    }
    var first = decoder.next(demuxer);
    if (first == null || demuxer.encrypted()) {
      boolean encrypted = demuxer.encrypted();
      decoder.close();
      demuxer.close();
      throw new UnusableRecordingException(
          encrypted ? RecordingFault.encrypted(path) : RecordingFault.damaged(path));
    }
    return new Recording(demuxer, decoder, first, schedule, clock);
  }

  public RecordingInfo info() {
    return info;
  }

  /** Goes to the next frame that is due for sampling; false at the end of the media. */
  public boolean advance() {
    while (decodeNext()) {
      mediaTimeMicros = Math.max(mediaTimeMicros, mediaTimeOf(frame));
      if (schedule.due(mediaTimeMicros)) {
        samples++;
        return true;
      }
    }
    return false;
  }

  private boolean decodeNext() {
    if (!fresh) {
      frame = decoder.next(demuxer);
    }
    fresh = false;
    return frame != null;
  }

  private long mediaTimeOf(AVFrame frame) {
    long timestamp = frame.best_effort_timestamp();
    return timestamp == AV_NOPTS_VALUE || firstTimestamp == AV_NOPTS_VALUE
        ? (decoder.decoded() == 1 ? 0 : mediaTimeMicros + frameMicros)
        : TimeBase.micros(timestamp - firstTimestamp, demuxer.timeBase());
  }

  /** Media time of the frame decoded last, microseconds; it never goes back. */
  public long mediaTimeMicros() {
    return mediaTimeMicros;
  }

  /**
   * The frame that {@link #advance} went to, converted; its pixels are overwritten by the next.
   *
   * @throws IllegalStateException if FFmpeg cannot convert its pixel format
   */
  public Picture picture() {
    long capturedAt = EpochMicros.of(clock.instant());
    var rgb = converter.convert(frame);
    return new Picture(
        samples - 1,
        info.width(),
        info.height(),
        rgb,
        mediaTimeMicros,
        capturedAt,
        decoder.decodeMicros());
  }

  /** How the media ended; asked once {@link #advance} has returned false. */
  public Outcome outcome() {
    long missing = info.durationMicros().orElse(0) - demuxer.readUpToMicros();
    return demuxer.broken() || missing > SLACK_MICROS ? Outcome.TRUNCATED : Outcome.COMPLETED;
  }

  /** Frames that left the decoder so far. */
  public long decoded() {
    return decoder.decoded();
  }

  /** Packets that could not be decoded and frames that had to be mended so far. */
  public long damaged() {
    return decoder.damaged();
  }

  @Override
  public void close() {
    converter.close();
    decoder.close();
    demuxer.close();
  }
}
