package dev.classmoji.ingest.source;

import static java.lang.System.Logger.Level.WARNING;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_hw_config;
import static org.bytedeco.ffmpeg.global.avutil.av_hwdevice_ctx_create;
import static org.bytedeco.ffmpeg.global.avutil.av_hwdevice_get_type_name;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;

/**
 * The machine's hardware that may decode video; where it cannot, FFmpeg's own decoders do.
 *
 * @param name {@code none}, {@code auto} for whichever there is, or FFmpeg's name of a kind: {@code
 *     vaapi}, {@code cuda}, {@code qsv}, {@code videotoolbox}, {@code d3d11va}, …
 */
public record VideoHardware(String name) {
  public static final VideoHardware NONE = new VideoHardware("none");

  private static final String ANY = "auto";
  private static final System.Logger LOG = System.getLogger(VideoHardware.class.getName());
  private static final Set<VideoHardware> MISSED = ConcurrentHashMap.newKeySet();

  /** Lets a decoder that is not open yet use it. False, and said once, if it is not to be had. */
  boolean lend(AVCodecContext codec, AVCodec kind) {
    if (equals(NONE)) {
      return false;
    }
    for (int i = 0; ; i++) {
      var offer = avcodec_get_hw_config(kind, i);
      if (offer == null) {
        tellOnce(kind.name().getString());
        return false;
      }
      boolean byDevice = (offer.methods() & AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX) != 0;
      if (byDevice && names(offer.device_type()) && lend(codec, offer.device_type())) {
        return true;
      }
    }
  }

  private boolean names(int type) {
    return name.equals(ANY) || name.equals(av_hwdevice_get_type_name(type).getString());
  }

  private static boolean lend(AVCodecContext codec, int type) {
    var device = new AVBufferRef(null);
    if (av_hwdevice_ctx_create(device, type, (String) null, null, 0) < 0) {
      return false;
    }
    codec.hw_device_ctx(device); // freed with the decoder
    return true;
  }

  private void tellOnce(String kind) {
    if (MISSED.add(this)) {
      LOG.log(
          WARNING,
          "There is no video hardware ({0}) for {1} here: the processor decodes. Set"
              + " classmoji.ingest.live.hardware-decoder to none, or to what this machine has.",
          name,
          kind);
    }
  }
}
