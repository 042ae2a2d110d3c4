/** Turns classroom video into a session's log of face crops: source, face, student, crop. */
package dev.classmoji.ingest;
