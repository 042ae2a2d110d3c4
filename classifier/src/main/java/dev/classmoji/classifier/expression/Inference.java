package dev.classmoji.classifier.expression;

import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.classifier.model.ModelException;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.FaceCrop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Has the model read crops and turns its answers into outcomes.
 *
 * <p>If the model fails on a batch, its crops are read again one by one, so that a crop which the
 * model cannot read takes no other with it. Whether such a crop is to blame or the model itself is
 * asked of a blank crop: if that fails too the exception goes on, since nothing that is read
 * afterwards would have a true outcome.
 */
final class Inference {
  private final ExpressionReader reader;
  private final DeadLetters deadLetters;
  private final ClassifierCounters counters;
  private final Clocks clocks;

  Inference(
      ExpressionReader reader,
      DeadLetters deadLetters,
      ClassifierCounters counters,
      Clocks clocks) {
    this.reader = reader;
    this.deadLetters = deadLetters;
    this.counters = counters;
    this.clocks = clocks;
  }

  /**
   * @param crops 1 to a batch's size of them
   * @return their outcomes, in the same order
   * @throws ModelException if the model no longer works
   */
  List<Outcome> read(List<Arrival.Crop> crops) {
    try {
      return batch(crops);
    } catch (ModelException e) {
      return crops.stream().map(this::single).toList();
    }
  }

  private List<Outcome> batch(List<Arrival.Crop> crops) {
    long start = clocks.nanos().getAsLong();
    var answers = reader.read(crops.stream().map(crop -> crop.face().getPixels()).toList());
    long nanos = clocks.nanos().getAsLong() - start;
    counters.inferred(crops.size(), reader.batchSize(), nanos);
    long now = clocks.epochMicros().getAsLong();
    long share = TimeUnit.NANOSECONDS.toMicros(nanos / crops.size());
    var outcomes = new ArrayList<Outcome>(crops.size());
    for (int i = 0; i < crops.size(); i++) {
      var crop = crops.get(i);
      outcomes.add(
          new Outcome.Read(
              crop.place(), crop.key(), expression(crop.face(), answers.get(i), now, share)));
    }
    return outcomes;
  }

  private Outcome single(Arrival.Crop crop) {
    try {
      return batch(List.of(crop)).get(0);
    } catch (ModelException e) {
      reader.read(List.of(ByteBuffer.allocate(reader.shape().bytes())));
      return deadLetters.refuse(crop.place(), crop.key(), DeadLetterReason.INVALID, e.getMessage());
    }
  }

  private Expression expression(FaceCrop face, int[] probabilities, long now, long share) {
    var boxed = new ArrayList<Integer>(probabilities.length);
    for (int probability : probabilities) {
      boxed.add(probability);
    }
    return Expression.newBuilder()
        .setSession(face.getSession())
        .setStudent(face.getStudent())
        .setTrack(face.getTrack())
        .setSource(face.getSource())
        .setFrame(face.getFrame())
        .setMediaTimeMicros(face.getMediaTimeMicros())
        .setCapturedAtMicros(face.getCapturedAtMicros())
        .setClassifiedAtMicros(now)
        .setInferenceMicros(share)
        .setBox(face.getBox())
        .setDetectionScore(face.getDetectionScore())
        .setQuality(face.getQuality())
        .setProbabilities(boxed)
        .setModel(reader.model())
        .build();
  }
}
