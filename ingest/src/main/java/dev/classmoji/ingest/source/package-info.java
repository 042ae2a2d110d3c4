/**
 * Opens recordings and yields upright pictures at a steady rate of media time.
 *
 * <p>It stands on the FFmpeg bindings of the JavaCV project, not on its {@code FFmpegFrameGrabber}:
 * the grabber takes a read error for the end of the media, passes over damaged packets in silence
 * and hides the packets' side data, where encryption shows.
 *
 * <p>This is the only package that touches native video memory.
 */
package dev.classmoji.ingest.source;
