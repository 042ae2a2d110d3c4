package dev.classmoji.classifier.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An ONNX file in memory.
 *
 * @param name its file name
 * @param bytes its content
 */
public record ModelFile(String name, byte[] bytes) {

  /** The bundled model as it was trained; what a GPU serves. */
  public static ModelFile standard() {
    return bundled("expression.onnx");
  }

  /** The same in 8-bit integers, about twice as fast on a CPU and hardly worse. */
  public static ModelFile fast() {
    return bundled("expression-int8.onnx");
  }

  /**
   * @param model {@code standard}, {@code fast}, or else the path of a file
   * @throws ModelException if it cannot be read
   */
  public static ModelFile of(String model) {
    return switch (model) {
      case "standard" -> standard();
      case "fast" -> fast();
      default -> at(Path.of(model));
    };
  }

  /**
   * @throws ModelException if it cannot be read
   */
  public static ModelFile at(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new ModelException("there is no model file at " + path);
    }
    try {
      return new ModelFile(path.getFileName().toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new ModelException("cannot read the model at " + path + ": " + e.getMessage(), e);
    }
  }

  private static ModelFile bundled(String name) {
    try (var resource = ModelFile.class.getResourceAsStream("/models/" + name)) {
      if (resource == null) {
        throw new ModelException("the bundled model %s is not on the class path".formatted(name));
      }
      return new ModelFile(name, resource.readAllBytes());
    } catch (IOException e) {
      throw new ModelException("cannot read the bundled model: " + e.getMessage(), e);
    }
  }

  /** The first 12 hexadecimal digits of the content's SHA-256. */
  String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
