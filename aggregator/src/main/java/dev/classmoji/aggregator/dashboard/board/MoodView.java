package dev.classmoji.aggregator.dashboard.board;

import java.util.List;

/**
 * A stretch of the class's mood over time.
 *
 * @param secondsPerColumn how many seconds of media time a column stands for
 * @param from the index of the first of these columns; all before it are as they were
 * @param columns each: how many seconds it has heard of, then student-seconds per state in the
 *     order of {@code Showing} (ten numbers)
 */
public record MoodView(int secondsPerColumn, int from, List<List<Integer>> columns) {}
