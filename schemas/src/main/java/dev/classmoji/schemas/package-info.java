/**
 * The contract between the stages: messages (generated from {@code src/main/avro}), the topics that
 * carry them, how they are keyed, partitioned and encoded.
 */
package dev.classmoji.schemas;
