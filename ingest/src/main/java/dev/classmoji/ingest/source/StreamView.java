package dev.classmoji.ingest.source;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The pictures of one connection, of whatever size they are at the moment. Not thread-safe. */
final class StreamView implements AutoCloseable {
  /** One, since more would each hold a frame back. */
  private static final int THREADS = 1;

  private final Demuxer demuxer;
  private final VideoDecoder decoder;
  private final Rotation rotation;
  private final double pixelAspect;
  private PictureConverter converter;
  private int width;
  private int height;
  private AVFrame frame;

  private StreamView(Demuxer demuxer, VideoDecoder decoder) {
    this.demuxer = demuxer;
    this.decoder = decoder;
    rotation = demuxer.rotation();
    pixelAspect = demuxer.pixelAspect();
  }

  /**
   * @throws StreamException if FFmpeg has no decoder for it
   */
  static StreamView of(Demuxer demuxer) throws StreamException {
    var decoder = VideoDecoder.open(demuxer, THREADS);
    if (decoder == null) {
      throw new StreamException(StreamFault.unknownCodec(demuxer.codecName()));
    }
    return new StreamView(demuxer, decoder);
  }

  /** Decodes the next frame; false when no more come. */
  boolean advance() {
    frame = decoder.next(demuxer);
    return frame != null;
  }

  /** The frame that {@link #advance} decoded, upright, with pixels of its own. */
  Snapshot snapshot(long decodedNanos, long decodedAtMicros) {
    int across = (int) Math.max(1, Math.round(frame.width() * pixelAspect));
    if (converter == null || across != width || frame.height() != height) {
      resize(across, frame.height());
    }
    var rgb = converter.convert(frame).clone();
    return new Snapshot(
        rotation.sideways() ? height : width,
        rotation.sideways() ? width : height,
        rgb,
        decodedNanos,
        decodedAtMicros);
  }

  private void resize(int newWidth, int newHeight) {
    if (converter != null) {
      converter.close();
    }
    width = newWidth;
    height = newHeight;
    converter = new PictureConverter(width, height, rotation);
  }

  long decoded() {
    return decoder.decoded();
  }

  long damaged() {
    return decoder.damaged();
  }

  @Override
  public void close() {
    if (converter != null) {
      converter.close();
    }
    decoder.close();
  }
}
