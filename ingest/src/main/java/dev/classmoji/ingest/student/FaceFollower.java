package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;
import java.util.List;

/** Tells whose faces the faces of one source are, frame after frame. */
public interface FaceFollower {
  /**
   * Takes the next sampled frame's faces.
   *
   * @param mediaTimeMicros microseconds since the start of the media, later than the frame before
   * @param faces in any order
   * @return the known students in this frame
   */
  List<Sighting> follow(long mediaTimeMicros, List<Face> faces);
}
