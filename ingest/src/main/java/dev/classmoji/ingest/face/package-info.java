/** Finds the faces in a picture. This is the only package that runs a network. */
package dev.classmoji.ingest.face;
