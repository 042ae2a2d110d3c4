package dev.classmoji.ingest.student;

/** A face that has been seen often enough to be somebody. */
final class Student {
  private final String id;
  private final Trail trail;
  private int track;
  private boolean absent;

  Student(String id, int track, Trail trail) {
    this.id = id;
    this.track = track;
    this.trail = trail;
  }

  Trail trail() {
    return trail;
  }

  boolean absent() {
    return absent;
  }

  void leave() {
    absent = true;
  }

  void comeBack(int newTrack) {
    absent = false;
    track = newTrack;
  }

  Sighting sighting() {
    return new Sighting(id, track, trail.last());
  }
}
