/** What the feedback topics say of each session, folded into what a page shows. */
package dev.classmoji.aggregator.dashboard.board;
