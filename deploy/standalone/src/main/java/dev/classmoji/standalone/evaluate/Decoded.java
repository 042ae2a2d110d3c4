package dev.classmoji.standalone.evaluate;

import dev.classmoji.ingest.source.Picture;

/** What became of an image file. */
sealed interface Decoded {

  /** Its pixels, as ingest's cropper takes them. */
  record Pixels(Picture picture) implements Decoded {}

  /**
   * It is skipped.
   *
   * @param reason a few words, the same for all files with this fault
   */
  record Bad(String reason) implements Decoded {}
}
