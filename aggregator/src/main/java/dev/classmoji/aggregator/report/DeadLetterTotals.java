package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.Topics;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the records that dead letters stand for, each once: a stage works through its partition in
 * order, so offsets at or below its high-water mark were reported before.
 */
final class DeadLetterTotals {
  private final Map<String, Long> lastOffsets = new HashMap<>();
  private final Map<DeadLetterReason, Long> byReason = new EnumMap<>(DeadLetterReason.class);
  private long crops;
  private long lostCrops;

  void add(DeadLetter letter) {
    var origin = letter.getStage() + ' ' + letter.getTopic();
    long mark = lastOffsets.getOrDefault(origin, -1L);
    long records = letter.getLastOffset() - Math.max(letter.getFirstOffset(), mark + 1) + 1;
    if (records <= 0) {
      return;
    }
    lastOffsets.put(origin, letter.getLastOffset());
    byReason.merge(letter.getReason(), records, Long::sum);
    if (letter.getTopic().equals(Topics.FACE_CROPS.name())) {
      crops += records;
      lostCrops += letter.getReason() == DeadLetterReason.LOST ? records : 0;
    }
  }

  Map<DeadLetterReason, Long> byReason() {
    return Collections.unmodifiableMap(byReason);
  }

  /** Records of the crops' topic, lost ones too. */
  long crops() {
    return crops;
  }

  /** Records of the crops' topic that expired before they were read. */
  long lostCrops() {
    return lostCrops;
  }
}
