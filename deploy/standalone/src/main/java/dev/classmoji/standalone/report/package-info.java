/**
 * What is left of a session for people and programs once it has ended: read from the topics alone,
 * written as a folder of five files. {@link dev.classmoji.standalone.report.SessionReport} is the
 * way in; {@link dev.classmoji.standalone.report.TopicReader} reads, {@link
 * dev.classmoji.standalone.report.SessionFold} remembers, one class writes each file.
 */
package dev.classmoji.standalone.report;
