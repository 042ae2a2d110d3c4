package dev.classmoji.classifier.model;

/**
 * How ONNX Runtime runs a model.
 *
 * @param provider where
 * @param threads cores that a reader uses side by side, on the CPU
 */
public record ModelOptions(Provider provider, int threads) {

  public ModelOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads are not possible".formatted(threads));
    }
  }
}
