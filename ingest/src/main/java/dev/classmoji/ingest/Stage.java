package dev.classmoji.ingest;

/** Where ingest's time goes, in the order of the data's way. */
enum Stage {
  SOURCE,
  WAIT,
  FACE,
  STUDENT,
  CROP
}
