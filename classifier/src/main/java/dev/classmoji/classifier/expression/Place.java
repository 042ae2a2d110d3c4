package dev.classmoji.classifier.expression;

import org.apache.kafka.common.TopicPartition;

/**
 * Where a record was read, or a run of records that were not.
 *
 * @param last offset of the last one; {@code first} for a single record
 */
record Place(TopicPartition partition, long first, long last) {

  static Place of(TopicPartition partition, long offset) {
    return new Place(partition, offset, offset);
  }

  /** The offset after it: what to commit once it is dealt with. */
  long next() {
    return last + 1;
  }

  long records() {
    return next() - first;
  }
}
