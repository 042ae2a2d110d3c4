/** Measures how soon the emoji of running sessions come and are seen. */
package dev.classmoji.aggregator.dashboard.latency;
