package dev.classmoji.classifier.model;

import java.nio.ByteBuffer;
import java.util.List;

/** Reads expressions off crops, a batch at a time. Not thread-safe: one for each poller. */
public interface ExpressionReader extends AutoCloseable {

  /** The id of the model behind it, as Expressions name it. */
  String model();

  /** The only size of crop that it takes. */
  CropShape shape();

  /** The most crops that it takes at once; fewer cost the same. */
  int batchSize();

  /**
   * @param crops 1 to {@link #batchSize()} crops, each 8-bit gray, row by row, {@code
   *     shape().bytes()} bytes from its position on, which stays as it is
   * @return for each crop seven probabilities in the order of Showing, in units of 1/10,000; the
   *     same crop gives the same numbers in any company and at any place
   * @throws ModelException if the model fails
   */
  List<int[]> read(List<ByteBuffer> crops);

  @Override
  void close();
}
