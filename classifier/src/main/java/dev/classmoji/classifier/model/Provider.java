package dev.classmoji.classifier.model;

/** Where the model runs. */
public enum Provider {
  /** On CUDA if this ONNX Runtime was built with it and it starts, on the CPU if not. */
  AUTO,
  CPU,
  /** On CUDA; on the CPU, with a warning, if that cannot be. */
  CUDA
}
