package dev.classmoji.classifier.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.stream.Stream;

/**
 * A loaded model that was seen to keep the contract. Thread-safe; its readers share its weights and
 * threads.
 */
public final class ExpressionModel implements AutoCloseable {
  /** Crops that one core reads at a time: fewer cost each more, more make the cores wait longer. */
  private static final int PORTION = 4;

  private final OrtSession session;
  private final Provider provider;
  private final int threads;
  private final ModelContract contract;
  private final String fileName;
  private final String id;

  private ExpressionModel(OrtSession session, ModelFile file, Provider provider, int threads)
      throws OrtException {
    this.session = session;
    this.provider = provider;
    this.threads = threads;
    contract = ModelContract.of(session);
    fileName = file.name();
    id =
        session
            .getMetadata()
            .getCustomMetadataValue("version")
            .orElseGet(() -> file.name() + "@" + file.fingerprint());
  }

  /**
   * Loads a model, checks it and has it read a blank crop.
   *
   * @throws ModelException naming the model and what is wrong with it
   */
  public static ExpressionModel load(ModelFile file, ModelOptions options) {
    return load(cuda -> file, options);
  }

  /**
   * Loads the model that was chosen for where it runs, checks it and has it read a blank crop.
   *
   * @throws ModelException naming the model and what is wrong with it
   */
  public static ExpressionModel load(ModelChoice choice, ModelOptions options) {
    var opened = opened(choice, options);
    var session = opened.session().session();
    var file = opened.session().file();
    try {
      try {
        var model = new ExpressionModel(session, file, opened.provider(), options.threads());
        model.reader(1).close();
        return model;
      } catch (ModelException | OrtException e) {
        session.close();
        throw e;
      }
    } catch (ModelException | OrtException e) {
      throw refused(file, e);
    }
  }

  private static Sessions.Opened<Sessions.Loaded> opened(ModelChoice choice, ModelOptions options) {
    try {
      return Sessions.open(choice, options);
    } catch (OrtException e) {
      throw refused(choice.file(false), e); // where CUDA fails, the CPU was tried after it
    }
  }

  private static ModelException refused(ModelFile file, Exception reason) {
    return new ModelException("model %s: %s".formatted(file.name(), reason.getMessage()), reason);
  }

  /** The name of the file that it was made of. */
  public String fileName() {
    return fileName;
  }

  /** The metadata's {@code version}; where there is none, file name and a hash of the content. */
  public String id() {
    return id;
  }

  /** Where it runs: CPU or CUDA. */
  public Provider provider() {
    return provider;
  }

  /** The only size of crop that it takes. */
  public CropShape shape() {
    return contract.shape();
  }

  /**
   * A reader of batches of {@code batchSize}, to be closed before the model. It has read a blank
   * batch: a first one takes several times as long, and a class would wait for it.
   *
   * @throws ModelException if the model fails
   */
  public ExpressionReader reader(int batchSize) {
    var reader = coldReader(batchSize);
    try {
      reader.read(Collections.nCopies(batchSize, ByteBuffer.allocate(shape().bytes())));
      return reader;
    } catch (ModelException e) {
      reader.close();
      throw e;
    }
  }

  private ExpressionReader coldReader(int batchSize) {
    if (provider == Provider.CUDA || threads == 1 || batchSize <= PORTION) {
      return new TensorReader(this, batchSize);
    }
    return new ParallelReader(
        Stream.generate(() -> new TensorReader(this, PORTION)).limit(threads).toList(), batchSize);
  }

  Labels labels() {
    return contract.labels();
  }

  OrtSession session() {
    return session;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException("cannot close the model: " + e.getMessage(), e);
    }
  }
}
