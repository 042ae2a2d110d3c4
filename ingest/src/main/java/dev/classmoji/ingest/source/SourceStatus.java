package dev.classmoji.ingest.source;

/**
 * How a live source is doing.
 *
 * @param state whether it gives pictures
 * @param detail why not, one line; empty while it does
 * @param connections how often it has come, the first time included
 * @param decoded frames that left the decoder
 * @param damaged packets that could not be decoded and frames that had to be mended
 * @param dropped pictures that were replaced by a newer one before anyone took them
 */
public record SourceStatus(
    SourceState state, String detail, long connections, long decoded, long damaged, long dropped) {}
