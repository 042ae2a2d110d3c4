package dev.classmoji.aggregator.dashboard;

/**
 * How the dashboard is.
 *
 * @param current whether it has all that the topics held when they were taken up
 * @param sessions sessions it can show
 * @param pages pages that are open
 * @param unreadable records whose bytes could not be read
 * @param refused records that broke the contract
 */
record Status(boolean current, int sessions, int pages, long unreadable, long refused) {}
