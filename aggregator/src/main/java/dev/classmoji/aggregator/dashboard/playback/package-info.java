/** Shows a session that the topics keep on the board again, at the pace of its media time. */
package dev.classmoji.aggregator.dashboard.playback;
