package dev.classmoji.classifier.expression;

import dev.classmoji.classifier.model.CropShape;
import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.classifier.model.ModelException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A model for tests: the more shade, the more anger. It chokes on one shade and can be broken. */
final class ShadeReader implements ExpressionReader {
  static final int UNREADABLE = 99;

  final List<Integer> batches = new ArrayList<>();
  boolean broken;
  boolean closed;

  private final int batchSize;

  ShadeReader(int batchSize) {
    this.batchSize = batchSize;
  }

  static int[] probabilities(int shade) {
    return new int[] {shade, 10_000 - shade, 0, 0, 0, 0, 0};
  }

  @Override
  public String model() {
    return "shade-1";
  }

  @Override
  public CropShape shape() {
    return Records.SHAPE;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public List<int[]> read(List<ByteBuffer> crops) {
    var shades = crops.stream().map(crop -> (int) crop.get(crop.position())).toList();
    if (broken || shades.contains(UNREADABLE)) {
      throw new ModelException("the model failed");
    }
    batches.add(crops.size());
    return shades.stream().map(ShadeReader::probabilities).toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
