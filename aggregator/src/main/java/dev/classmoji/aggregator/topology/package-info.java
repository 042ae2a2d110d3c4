/**
 * Kafka Streams: how expressions become feedback, record by record. The only place that knows it.
 */
package dev.classmoji.aggregator.topology;
