/** Puts what the topics keep of a session into columns that a page scrubs through by itself. */
package dev.classmoji.aggregator.dashboard.review;
