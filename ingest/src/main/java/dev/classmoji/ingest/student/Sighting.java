package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;

/**
 * A known student's face in one sampled frame.
 *
 * @param student pseudonym within the session: S01, S02, ... S99, S100
 * @param track number of the unbroken sighting this face belongs to, from 1, unique in the session
 * @param face where it is
 */
public record Sighting(String student, int track, Face face) {}
