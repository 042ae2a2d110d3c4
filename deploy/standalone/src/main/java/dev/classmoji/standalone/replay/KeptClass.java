package dev.classmoji.standalone.replay;

import dev.classmoji.ingest.Speed;
import java.nio.file.Path;

/**
 * A class that was kept and is to be shown again.
 *
 * @param name the class's name or a session's id
 * @param data the folder that holds it
 * @param speed finite
 */
record KeptClass(String name, Path data, Speed speed) {

  /**
   * @throws IllegalArgumentException if something is missing or makes no sense; the message is one
   *     line for a person
   */
  KeptClass {
    if (name == null) {
      throw new IllegalArgumentException(
          "nothing to replay: give a FILE, or --session NAME --data DIR for a class that was kept"
              + " (see 'classmoji replay --help')");
    }
    if (data == null) {
      throw new IllegalArgumentException(
          "--session without a FILE shows a class that was kept: say in which folder, with --data"
              + " DIR");
    }
    if (speed.equals(Speed.MAX)) {
      throw new IllegalArgumentException(
          "--speed max is for a FILE: a class that was kept is shown at a speed that can be"
              + " watched, such as 1 or 8");
    }
  }
}
