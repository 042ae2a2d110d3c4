package dev.classmoji.ingest;

import dev.classmoji.ingest.crop.Stillness;
import dev.classmoji.ingest.face.DetectorSettings;
import dev.classmoji.ingest.source.StreamSettings;
import dev.classmoji.ingest.source.VideoHardware;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of ingest. */
@ConfigMapping(prefix = "classmoji.ingest")
public interface IngestSettings {

  /** Frames searched for faces per second of media time. */
  @WithDefault("5")
  double samplesPerSecond();

  /** Threads that decode a recording. */
  @WithDefault("1")
  int decoderThreads();

  /** Width and height of the published crops, pixels. */
  @WithDefault("64")
  int cropSize();

  /** When a face counts as still: its last crop is then published again. */
  Still still();

  /** When a face counts as still. */
  interface Still {

    /**
     * How much a part of a still face may change, in shares of the crop's contrast; 0 has every
     * crop published as it is.
     */
    @WithDefault("0.35")
    double change();

    /** Media time after which a face is looked at anew, however still it is. */
    @WithDefault("PT1S")
    Duration atMost();
  }

  /** How much media time a replay may be ahead of the classifier, at least 1 s. */
  @WithDefault("PT5S")
  Duration maxAhead();

  /** How long a replay waits for a classifier that does not answer. */
  @WithDefault("PT1M")
  Duration answerWithin();

  /** How live sources are read. */
  Live live();

  /** How live sources are read. */
  interface Live {

    /** Pictures of each source searched a second, at the least, however slow the machine is. */
    @WithDefault("1")
    double leastSamplesPerSecond();

    /** How long a connection may take from its beginning to its first picture. */
    @WithDefault("PT8S")
    Duration answerWithin();

    /** How long no video may come over a connection until it is given up. */
    @WithDefault("PT8S")
    Duration silenceAtMost();

    /** How much of a stream is looked at before its first picture is shown, at most. */
    @WithDefault("PT1S")
    Duration analysis();

    /**
     * The hardware that decodes: {@code none}, {@code auto} for whichever there is, or FFmpeg's
     * name of a kind, e.g. {@code vaapi} or {@code cuda}. Without it the processor does.
     */
    @WithDefault("none")
    String hardwareDecoder();
  }

  /** For how long a replay whose next frame is due may stand still before it counts as stuck. */
  @WithDefault("PT10S")
  Duration progressWithin();

  /** How faces are found. */
  Detector detector();

  /** How faces are found. */
  interface Detector {

    /** The least confidence that makes a face, 0..1. */
    @WithDefault("0.7")
    float minScore();

    /** Intersection over union, 0..1, above which two boxes are the same face. */
    @WithDefault("0.4")
    float maxOverlap();

    /** Threads that the network runs on. */
    @WithDefault("1")
    int threads();
  }

  /** What these settings mean by a still face. */
  default Stillness stillness() {
    return new Stillness(still().change(), still().atMost());
  }

  /** What these settings mean for live sources. */
  default StreamSettings streamSettings() {
    return new StreamSettings(
        live().answerWithin(),
        live().silenceAtMost(),
        live().analysis(),
        new VideoHardware(live().hardwareDecoder()));
  }

  /** The same as the detector takes it. */
  default DetectorSettings detectorSettings() {
    return new DetectorSettings(
        detector().minScore(), detector().maxOverlap(), detector().threads());
  }
}
