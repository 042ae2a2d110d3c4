package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's libraries for this platform, unpacked and loaded once. */
final class Libraries {
  private Libraries() {}

  /**
   * All but those for capture devices.
   *
   * @throws LinkageError if this build has none for this platform
   */
  static void load() {
    Loader.load(avformat.class);
    Loader.load(swscale.class);
    av_log_set_level(AV_LOG_QUIET); // a user is told in our words, once
  }

  /**
   * Those for capture devices.
   *
   * @throws LinkageError also if the libraries of a desktop are missing, which they need
   */
  static void loadDevices() {
    load();
    Loader.load(avdevice.class);
    avdevice.avdevice_register_all();
  }
}
