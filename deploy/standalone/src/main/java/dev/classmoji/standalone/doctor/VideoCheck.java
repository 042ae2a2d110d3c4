package dev.classmoji.standalone.doctor;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;

/** FFmpeg's libraries, which read video. */
final class VideoCheck implements Check {

  @Override
  public String subject() {
    return "FFmpeg";
  }

  @Override
  public Finding look() {
    try {
      return judge(
          avutil.av_version_info().getString(),
          avformat.avformat_version() > 0 && swscale.swscale_version() > 0,
          avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_H264) != null);
    } catch (LinkageError e) {
      return NativeLibraries.missing(e);
    }
  }

  /**
   * @param readers whether what opens files and scales pictures is there
   * @param h264 whether it decodes the most common kind of video
   */
  static Finding judge(String version, boolean readers, boolean h264) {
    var found = version + (h264 ? ", decodes H.264" : ", without a decoder for H.264");
    return readers && h264
        ? Finding.ok(found)
        : Finding.fail(found, "Build Classmoji again, with bytedeco's own FFmpeg.");
  }
}
