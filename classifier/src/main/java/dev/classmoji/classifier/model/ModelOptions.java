package dev.classmoji.classifier.model;

/**
 * How ONNX Runtime runs a model.
 *
 * @param provider where
 * @param threads threads within one operator, on the CPU
 * @param spinning whether idle threads spin for a while before they sleep
 */
public record ModelOptions(Provider provider, int threads, boolean spinning) {

  public ModelOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads are not possible".formatted(threads));
    }
  }
}
