package dev.classmoji.aggregator.subscription.event;

import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Showing;

/** Events as the topology writes them. */
public final class Events {
  public static final String SESSION = "math-7b~k3f9";
  private static final long JUNE = 1_750_000_000_000_000L;

  private Events() {}

  /** A reading caused it. */
  public static EmojiEvent read(String student, long sequence, Showing from, Showing to) {
    return EmojiEvent.newBuilder()
        .setSession(SESSION)
        .setStudent(student)
        .setSequence(sequence)
        .setFrom(from)
        .setTo(to)
        .setEmoji("😄")
        .setConfidence(8_123)
        .setSinceMicros(1_400_000)
        .setFrame(7L)
        .setCapturedAtMicros(JUNE)
        .setPublishedAtMicros(JUNE + 1_000)
        .setClassifiedAtMicros(JUNE + 1_500)
        .build();
  }

  /** The session's clock caused it: nobody was seen for long. */
  public static EmojiEvent left(String student, long sequence, Showing from) {
    return EmojiEvent.newBuilder()
        .setSession(SESSION)
        .setStudent(student)
        .setSequence(sequence)
        .setFrom(from)
        .setTo(Showing.AWAY)
        .setEmoji("💤")
        .setConfidence(0)
        .setSinceMicros(3_000_000)
        .build();
  }

  /** As it lies in the topic, appended two milliseconds after it was read. */
  public static EmojiRecord at(int partition, long offset, EmojiEvent event) {
    return new EmojiRecord(new Place(partition, offset), JUNE / 1_000 + 2, event);
  }
}
