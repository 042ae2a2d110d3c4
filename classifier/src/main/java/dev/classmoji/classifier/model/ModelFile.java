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
  private static final String BUNDLED = "expression.onnx";

  /** The model that this module carries. */
  public static ModelFile bundled() {
    try (var resource = ModelFile.class.getResourceAsStream("/models/" + BUNDLED)) {
      if (resource == null) {
        throw new ModelException("the bundled model is not on the class path");
      }
      return new ModelFile(BUNDLED, resource.readAllBytes());
    } catch (IOException e) {
      throw new ModelException("cannot read the bundled model: " + e.getMessage(), e);
    }
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
