package dev.classmoji.standalone.doctor;

import ai.onnxruntime.OrtEnvironment;

/** ONNX Runtime, which runs the models. */
final class RuntimeCheck implements Check {

  @Override
  public String subject() {
    return "ONNX Runtime";
  }

  @Override
  public Finding look() {
    try {
      return Finding.ok(OrtEnvironment.getEnvironment().getVersion());
    } catch (LinkageError e) {
      return NativeLibraries.missing(e);
    }
  }
}
