/** Ingest, classifier and aggregator in one JVM, with a real Kafka broker in the same process. */
package dev.classmoji.standalone;
