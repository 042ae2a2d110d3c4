package dev.classmoji.aggregator.dashboard.board;

import java.util.List;

/**
 * What became of a session after one version of it, up to another; after version 0 it is the whole
 * present state.
 *
 * @param details null if unchanged; never null after version 0
 * @param students those that changed, complete, in order of their pseudonyms
 * @param gone pseudonyms that stand for nobody any more
 * @param latest the last tick; null if unchanged or none was heard yet
 * @param mood null if unchanged
 * @param again seconds of media time per second at which an earlier class is shown again; null if
 *     it is shown as it runs, or as it ran
 */
public record SessionUpdate(
    String session,
    long after,
    long version,
    SessionDetails details,
    List<StudentView> students,
    List<String> gone,
    ClassSecond latest,
    MoodView mood,
    Double again) {}
