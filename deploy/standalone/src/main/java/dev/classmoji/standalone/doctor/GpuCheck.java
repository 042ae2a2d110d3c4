package dev.classmoji.standalone.doctor;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/** A GPU for the expression model. */
final class GpuCheck implements Check {
  private static final Path DEVICE = Path.of("/dev/nvidiactl");

  @Override
  public String subject() {
    return "GPU";
  }

  @Override
  public Finding look() {
    return judge(
        OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA), Files.exists(DEVICE));
  }

  /**
   * @param built whether this ONNX Runtime has CUDA
   * @param device whether the machine has an NVIDIA device
   */
  static Finding judge(boolean built, boolean device) {
    if (!device) {
      return Finding.ok("none: the CPU is used");
    }
    return built
        ? Finding.ok("an NVIDIA device, and CUDA to use it")
        : Finding.warn(
            "an NVIDIA device that this build does not use",
            "The CPU does the work; to use the device, build with mvn -Pgpu.");
  }
}
