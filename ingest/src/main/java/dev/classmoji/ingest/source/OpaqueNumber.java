package dev.classmoji.ingest.source;

import org.bytedeco.javacpp.Pointer;

/** A number where FFmpeg keeps a pointer for us; never followed. */
final class OpaqueNumber extends Pointer {
  OpaqueNumber(long value) {
    address = value;
  }
}
