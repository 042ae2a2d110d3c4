package dev.classmoji.standalone.evaluate;

import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.source.Picture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Takes images the way of a face: decoded, cut by ingest's cropper, batched, read by the model. One
 * batch is in memory at a time.
 */
final class Evaluation {
  private final ImageSet images;
  private final ExpressionReader reader;
  private final FaceCropper cropper;
  private final Consumer<Reading> readings;
  private final Skipped skipped = new Skipped();
  private final List<LabelledImage> batch = new ArrayList<>();
  private final List<byte[]> crops = new ArrayList<>();
  private long modelNanos;
  private long nanos;

  /**
   * @param readings is given each reading, in the order of the images
   */
  Evaluation(ImageSet images, ExpressionReader reader, Consumer<Reading> readings) {
    this.images = images;
    this.reader = reader;
    this.cropper = new FaceCropper(reader.shape().width());
    this.readings = readings;
  }

  /**
   * Reads all images.
   *
   * @param progress is told after each image how many are done
   */
  void run(List<LabelledImage> all, LongConsumer progress) {
    long start = System.nanoTime();
    long done = 0;
    for (var image : all) {
      take(image);
      if (batch.size() == reader.batchSize()) {
        readBatch();
      }
      progress.accept(++done);
    }
    if (!batch.isEmpty()) {
      readBatch();
    }
    nanos += System.nanoTime() - start;
  }

  private void take(LabelledImage image) {
    var decoded = ImageDecoder.decode(images, image.file());
    if (decoded instanceof Decoded.Pixels pixels) {
      batch.add(image);
      crops.add(cropper.crop(pixels.picture(), whole(pixels.picture())).gray());
    } else if (decoded instanceof Decoded.Bad bad) {
      skipped.add(bad.reason(), image.file());
    }
  }

  /** The image is the face: as if the detector had framed all of it. */
  private static Face whole(Picture picture) {
    return new Face(0, 0, picture.width(), picture.height(), 1);
  }

  private void readBatch() {
    long start = System.nanoTime();
    var answers = reader.read(crops.stream().map(ByteBuffer::wrap).toList());
    modelNanos += System.nanoTime() - start;
    for (int i = 0; i < answers.size(); i++) {
      var probabilities = Arrays.stream(answers.get(i)).boxed().toList();
      readings.accept(new Reading(batch.get(i), crops.get(i), probabilities));
    }
    batch.clear();
    crops.clear();
  }

  Skipped skipped() {
    return skipped;
  }

  /** Seconds that the model took. */
  double modelSeconds() {
    return modelNanos / 1e9;
  }

  /** Seconds that all took. */
  double seconds() {
    return nanos / 1e9;
  }
}
