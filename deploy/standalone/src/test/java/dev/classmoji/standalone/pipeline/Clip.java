package dev.classmoji.standalone.pipeline;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/** Cuts a short clip from the synthetic sample, without encoding anything anew. */
public final class Clip {
  private Clip() {}

  /** The sample's first {@code seconds}. */
  public static Path of(int seconds, Path folder) throws Exception {
    var sample = Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");
    var clip = folder.resolve("clip-" + seconds + ".mp4");
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try (var grabber = new FFmpegFrameGrabber(sample.toFile())) {
      grabber.start();
      try (var recorder =
          new FFmpegFrameRecorder(
              clip.toFile(), grabber.getImageWidth(), grabber.getImageHeight())) {
        recorder.setFrameRate(grabber.getVideoFrameRate());
        recorder.start(grabber.getFormatContext());
        var timeBase = grabber.getFormatContext().streams(0).time_base();
        var packet = grabber.grabPacket();
        while (packet != null && packet.dts() * timeBase.num() < (long) seconds * timeBase.den()) {
          recorder.recordPacket(packet);
          packet = grabber.grabPacket();
        }
      }
    }
    return clip;
  }
}
