/**
 * Cuts faces out as the expression model saw its training data, holds those of still faces, and
 * publishes them with the session's clock, as one ordered log.
 */
package dev.classmoji.ingest.crop;
