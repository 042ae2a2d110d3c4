package dev.classmoji.ingest.source;

import static dev.classmoji.ingest.source.Picture.CHANNELS;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/**
 * Turns decoded frames of any pixel format, range and size into upright RGB pictures of one size;
 * owns FFmpeg's scaler and the buffers, which every picture reuses.
 */
final class PictureConverter implements AutoCloseable {
  private final Rotation rotation;
  private final int width;
  private final int height;
  private final AVFrame converted = av_frame_alloc();
  private final SwsContext scaler = sws_alloc_context();
  private final byte[] coded;
  private final byte[] upright;

  /**
   * @param width of the picture as coded, its pixels made square
   * @param height of the picture as coded
   * @param rotation what makes it upright
   */
  PictureConverter(int width, int height, Rotation rotation) {
    this.rotation = rotation;
    this.width = width;
    this.height = height;
    coded = new byte[width * height * CHANNELS];
    upright = rotation == Rotation.NONE ? coded : new byte[coded.length];
    converted.format(AV_PIX_FMT_RGB24).width(width).height(height);
    if (av_frame_get_buffer(converted, 0) < 0) {
      close();
      throw new OutOfMemoryError("no native memory for pictures of " + width + " x " + height);
    }
    scaler.flags(SWS_BILINEAR).threads(1);
  }

  /**
   * The frame as upright RGB pixels, in an array that the next call overwrites.
   *
   * @throws IllegalStateException if FFmpeg cannot convert its pixel format
   */
  byte[] convert(AVFrame frame) {
    if (sws_scale_frame(scaler, converted, frame) < 0) {
      throw new IllegalStateException("FFmpeg cannot convert pixel format " + frame.format());
    }
    int stride = converted.linesize(0);
    int row = width * CHANNELS;
    ByteBuffer pixels = converted.data(0).capacity((long) stride * height).asByteBuffer();
    for (int y = 0; y < height; y++) {
      pixels.get(y * stride, coded, y * row, row);
    }
    if (rotation != Rotation.NONE) {
      rotation.turn(coded, width, height, upright);
    }
    return upright;
  }

  @Override
  public void close() {
    sws_free_context(scaler);
    av_frame_free(converted);
  }
}
