package dev.classmoji.ingest;

import dev.classmoji.ingest.source.LiveSource;
import dev.classmoji.ingest.student.FaceFollower;

/**
 * One live source of a class.
 *
 * @param id short name, unique in the session
 * @param source where its pictures come from
 * @param follower who follows its faces
 */
record LiveFeed(String id, LiveSource source, FaceFollower follower) {}
