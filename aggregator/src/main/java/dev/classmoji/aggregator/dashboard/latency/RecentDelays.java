package dev.classmoji.aggregator.dashboard.latency;

/**
 * How soon emoji were seen of late.
 *
 * @param medianMillis half of them at most so long after their picture
 * @param mostMillis 95 % of them
 */
public record RecentDelays(long medianMillis, long mostMillis) {}
