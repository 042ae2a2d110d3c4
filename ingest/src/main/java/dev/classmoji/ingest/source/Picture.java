package dev.classmoji.ingest.source;

/**
 * One sampled frame, upright. Its pixels belong to the recording that yielded it and change with
 * the recording's next picture: copy what must last longer.
 *
 * @param index number of this sample in its recording, from 0
 * @param width pixels
 * @param height pixels
 * @param rgb red, green and blue of each pixel, 8 bits each, row by row: at least {@code width *
 *     height * 3} bytes
 * @param mediaTimeMicros microseconds since the start of the media
 * @param capturedAtMicros wall clock when it left the decoder, microseconds since the epoch
 * @param decodeMicros how long it took the decoder, microseconds
 */
public record Picture(
    long index,
    int width,
    int height,
    byte[] rgb,
    long mediaTimeMicros,
    long capturedAtMicros,
    long decodeMicros) {
  /** Bytes per pixel. */
  public static final int CHANNELS = 3;

  public Picture {
    if (width <= 0 || height <= 0 || rgb.length < width * height * CHANNELS) {
      throw new IllegalArgumentException(
          "%d x %d pixels do not fit %d bytes".formatted(width, height, rgb.length));
    }
  }

  /** A picture that was never coded. */
  public Picture(
      long index, int width, int height, byte[] rgb, long mediaTimeMicros, long capturedAtMicros) {
    this(index, width, height, rgb, mediaTimeMicros, capturedAtMicros, 0);
  }
}
