package dev.classmoji.ingest.source;

import java.util.OptionalLong;

/**
 * How long a picture of a live source was on its way here before it left the decoder, as far as
 * that can be seen from here.
 *
 * @param decoderMicros microseconds from when the last of its data had come until it left the
 *     decoder, which may hold it back until those are there that are shown before it; empty if the
 *     decoder does not say which data it is made of
 * @param lateMicros microseconds by which its data came later than the earliest of the last ten
 *     minutes, by its sender's own clock; what all data have in common is no part of it, and what
 *     waited while the picture before was worked on is one. Empty if the data bear no time, or come
 *     a segment at a time, as HLS does, whatever their time
 */
public record Delay(OptionalLong decoderMicros, OptionalLong lateMicros) {
  static final Delay UNKNOWN = new Delay(OptionalLong.empty(), OptionalLong.empty());
}
