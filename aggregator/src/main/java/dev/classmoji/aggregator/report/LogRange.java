package dev.classmoji.aggregator.report;

import org.apache.kafka.common.TopicPartition;

/**
 * A stretch of one partition's log.
 *
 * @param log the partition
 * @param from offset of its first record
 * @param to offset after its last record
 * @param expired how many offsets at its front retention has already taken
 */
record LogRange(TopicPartition log, long from, long to, long expired) {}
