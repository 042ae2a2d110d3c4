package dev.classmoji.classifier.expression;

import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.classifier.model.ModelException;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.FaceCrop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final LastCrops lastCrops;
  private final DeadLetters deadLetters;
  private final ClassifierCounters counters;
  private final CropTraces traces;
  private final Clocks clocks;

  Inference(
      ExpressionReader reader,
      LastCrops lastCrops,
      DeadLetters deadLetters,
      ClassifierCounters counters,
      CropTraces traces,
      Clocks clocks) {
    this.reader = reader;
    this.lastCrops = lastCrops;
    this.deadLetters = deadLetters;
    this.counters = counters;
    this.traces = traces;
    this.clocks = clocks;
  }

  /**
   * @param arrivals among them at most a batch's size of crops to read
   * @return their outcomes, in the same order
   * @throws ModelException if the model no longer works
   */
  List<Outcome> outcomes(List<Arrival> arrivals) {
    var read =
        read(arrivals.stream()
                .filter(Arrival.Crop.class::isInstance)
                .map(Arrival.Crop.class::cast)
                .toList())
            .iterator();
    var outcomes = new ArrayList<Outcome>(arrivals.size());
    for (var arrival : arrivals) {
      if (arrival instanceof Arrival.Settled settled) {
        outcomes.add(settled.outcome());
      } else if (arrival instanceof Arrival.Repeat repeat) {
        outcomes.add(repeated(repeat));
      } else {
        outcomes.add(remembered(((Arrival.Crop) arrival).face(), read.next()));
      }
    }
    return outcomes;
  }

  private List<Outcome> read(List<Arrival.Crop> crops) {
    if (crops.isEmpty()) {
      return List.of();
    }
    try {
      return batch(crops);
    } catch (ModelException e) {
      return crops.stream().map(this::single).toList();
    }
  }

  /** A crop whose twin was refused or forgotten is read after all. */
  private Outcome repeated(Arrival.Repeat repeat) {
    var face = repeat.face();
    var answer = lastCrops.answer(face);
    if (answer.isEmpty()) {
      return remembered(face, single(new Arrival.Crop(repeat.place(), repeat.key(), face)));
    }
    counters.notReadAgain();
    long now = clocks.epochMicros().getAsLong();
    return new Outcome.Read(repeat.place(), repeat.key(), expression(face, answer.get(), now, 0));
  }

  private Outcome remembered(FaceCrop face, Outcome outcome) {
    if (outcome instanceof Outcome.Read read) {
      lastCrops.answered(face, read.expression().getProbabilities());
    }
    return outcome;
  }

  private List<Outcome> batch(List<Arrival.Crop> crops) {
    long start = clocks.nanos().getAsLong();
    var pixels = crops.stream().map(crop -> crop.face().getPixels()).toList();
    var answers = traces.classify(crops, reader.model(), () -> reader.read(pixels));
    long nanos = clocks.nanos().getAsLong() - start;
    counters.inferred(crops.size(), reader.batchSize(), nanos);
    long now = clocks.epochMicros().getAsLong();
    long share = TimeUnit.NANOSECONDS.toMicros(nanos / crops.size());
    var outcomes = new ArrayList<Outcome>(crops.size());
    for (int i = 0; i < crops.size(); i++) {
      var crop = crops.get(i);
      outcomes.add(
          new Outcome.Read(
              crop.place(),
              crop.key(),
              expression(crop.face(), boxed(answers.get(i)), now, share)));
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

  private static List<Integer> boxed(int[] probabilities) {
    return Arrays.stream(probabilities).boxed().toList();
  }

  private Expression expression(FaceCrop face, List<Integer> probabilities, long now, long share) {
    return Expression.newBuilder()
        .setSession(face.getSession())
        .setStudent(face.getStudent())
        .setTrack(face.getTrack())
        .setSource(face.getSource())
        .setFrame(face.getFrame())
        .setMediaTimeMicros(face.getMediaTimeMicros())
        .setCapturedAtMicros(face.getCapturedAtMicros())
        .setPublishedAtMicros(face.getPublishedAtMicros())
        .setClassifiedAtMicros(now)
        .setInferenceMicros(share)
        .setBox(face.getBox())
        .setDetectionScore(face.getDetectionScore())
        .setQuality(face.getQuality())
        .setProbabilities(probabilities)
        .setModel(reader.model())
        .build();
  }
}
