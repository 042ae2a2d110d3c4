/** Links that show one student's own part of a session, and nothing else of it. */
package dev.classmoji.aggregator.dashboard.link;
