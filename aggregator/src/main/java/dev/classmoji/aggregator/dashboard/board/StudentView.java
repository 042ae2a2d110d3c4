package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.Showing;

/**
 * What is shown of one student.
 *
 * @param label what the teacher calls the student, under this pseudonym or else under another that
 *     turned out to be the same one's; null if no name was given
 * @param confidence smoothed probability of what is shown, in units of 1/10,000
 * @param sinceMillis media time since which it is shown
 * @param event where its last event lies in the log: {@code partition-offset}; null if unknown
 * @param trend the last minute, a character for each second: the ordinal of {@code Showing}, or
 *     {@code -} where nothing was said
 */
public record StudentView(
    String id,
    String label,
    Showing showing,
    String emoji,
    int confidence,
    long sinceMillis,
    String event,
    String trend) {}
