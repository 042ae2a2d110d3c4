package dev.classmoji.classifier.model;

/** Which file is read where: integers save a CPU half of its time, and a GPU nothing. */
@FunctionalInterface
public interface ModelChoice {

  /**
   * @throws ModelException if it cannot be read
   */
  ModelFile file(boolean cuda);

  /**
   * @param model {@code auto}, which is {@code fast} on a CPU and {@code standard} on CUDA; or what
   *     {@link ModelFile#of} takes, for both
   */
  static ModelChoice of(String model) {
    return model.equals("auto")
        ? cuda -> cuda ? ModelFile.standard() : ModelFile.fast()
        : cuda -> ModelFile.of(model);
  }
}
