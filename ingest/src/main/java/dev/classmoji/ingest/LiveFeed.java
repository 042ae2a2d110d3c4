package dev.classmoji.ingest;

import dev.classmoji.ingest.source.LiveSource;
import dev.classmoji.ingest.source.Snapshot;
import dev.classmoji.ingest.source.SourceState;
import dev.classmoji.ingest.student.FaceFollower;

/**
 * One live source of a class.
 *
 * @param id short name, unique in the session
 * @param source where its pictures come from
 * @param follower who follows its faces
 * @param rate how many of its pictures are read
 * @param delays how long they were on their way
 */
record LiveFeed(
    String id, LiveSource source, FaceFollower follower, ReadingRate rate, SourceDelays delays) {

  /** One of its pictures is read. */
  void read(Snapshot picture) {
    rate.read();
    delays.read(picture.delay());
  }

  /** A second of the class is over. */
  void second() {
    if (source.status().state() == SourceState.LIVE) {
      rate.second();
    } else {
      rate.reset();
    }
    delays.second();
  }
}
