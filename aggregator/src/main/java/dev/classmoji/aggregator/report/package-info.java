/**
 * What is left of a session for people and programs once it has ended: read from the topics alone,
 * written as a folder of five files. {@link dev.classmoji.aggregator.report.SessionReport} is the
 * way in; {@link dev.classmoji.aggregator.report.TopicReader} reads, {@link
 * dev.classmoji.aggregator.report.SessionFold} remembers, one class writes each file.
 */
package dev.classmoji.aggregator.report;
