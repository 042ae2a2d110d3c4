package dev.classmoji.ingest.face;

import dev.classmoji.ingest.source.Picture;
import java.util.List;

/** Finds faces. Not thread-safe. */
public interface FaceDetector extends AutoCloseable {

  /** Every face in the picture, within its borders, the surest first; the same for the same one. */
  List<Face> detect(Picture picture);

  @Override
  void close();
}
