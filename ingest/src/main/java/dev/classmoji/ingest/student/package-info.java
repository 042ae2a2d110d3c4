/** Follows faces from picture to picture as students. Pure Java: the same faces, the same ids. */
package dev.classmoji.ingest.student;
