package dev.classmoji.aggregator.dashboard.playback;

import dev.classmoji.aggregator.dashboard.board.Entry;

/**
 * A record of a session, and when in the session it came.
 *
 * @param micros media time, microseconds
 */
record Moment(long micros, Entry entry) {}
