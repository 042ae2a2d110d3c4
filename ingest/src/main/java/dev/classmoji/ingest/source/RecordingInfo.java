package dev.classmoji.ingest.source;

import java.util.OptionalLong;

/**
 * What a recording says of itself.
 *
 * @param width width of the upright picture, pixels
 * @param height height of the upright picture, pixels
 * @param durationMicros length as its container states it, microseconds; empty if unknown
 * @param frameRate frames per second on average, 0 if unknown
 * @param codec FFmpeg's name of the video codec, e.g. {@code h264}
 * @param container FFmpeg's name of the container, e.g. {@code matroska,webm}
 */
public record RecordingInfo(
    int width,
    int height,
    OptionalLong durationMicros,
    double frameRate,
    String codec,
    String container) {}
