package dev.classmoji.ingest.source;

/**
 * One upright picture of a live source.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb red, green and blue of each pixel, 8 bits each, row by row
 * @param decodedNanos when it left the decoder, by the clock that the source was given
 * @param decodedAtMicros the same by the wall clock, microseconds since the epoch
 * @param decodeMicros how long the decoder worked on it, microseconds
 * @param delay how long it was on its way before that
 */
public record Snapshot(
    int width,
    int height,
    byte[] rgb,
    long decodedNanos,
    long decodedAtMicros,
    long decodeMicros,
    Delay delay) {}
