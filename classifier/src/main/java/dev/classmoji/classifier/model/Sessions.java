package dev.classmoji.classifier.model;

import static java.lang.System.Logger.Level.WARNING;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.Set;

/** Opens a model on the provider that was asked for, or on the CPU with one warning. */
final class Sessions {
  private static final System.Logger LOG = System.getLogger(Sessions.class.getName());

  /** Opens a session on CUDA or on the CPU. */
  @FunctionalInterface
  interface Opener<S> {
    S open(boolean cuda) throws OrtException;
  }

  /** A session and the provider it runs on, which is never AUTO. */
  record Opened<S>(S session, Provider provider) {}

  /** A session and the file that it was made of. */
  record Loaded(OrtSession session, ModelFile file) {}

  private Sessions() {}

  static Opened<Loaded> open(ModelChoice model, ModelOptions options) throws OrtException {
    return open(
        options.provider(),
        OrtEnvironment.getAvailableProviders(),
        cuda -> load(model.file(cuda), cuda));
  }

  /**
   * @param built the providers that this ONNX Runtime was built with
   */
  static <S> Opened<S> open(Provider wanted, Set<OrtProvider> built, Opener<S> opener)
      throws OrtException {
    if (wanted != Provider.CPU && built.contains(OrtProvider.CUDA)) {
      try {
        return new Opened<>(opener.open(true), Provider.CUDA);
      } catch (OrtException e) {
        warn("CUDA does not start (%s)".formatted(e.getMessage().lines().findFirst().orElse("")));
      }
    } else if (wanted == Provider.CUDA) {
      warn("this ONNX Runtime is built without CUDA; build Classmoji with -Pgpu to have it");
    }
    return new Opened<>(opener.open(false), Provider.CPU);
  }

  private static void warn(String reason) {
    LOG.log(WARNING, "The expression model runs on the CPU: {0}.", reason);
  }

  private static Loaded load(ModelFile file, boolean cuda) throws OrtException {
    var environment = OrtEnvironment.getEnvironment(); // first: CUDA's library needs its log
    try (var settings = new OrtSession.SessionOptions()) {
      settings.setIntraOpNumThreads(1); // readers work side by side instead: ParallelReader
      if (cuda) {
        addCuda(settings);
      }
      return new Loaded(environment.createSession(file.bytes(), settings), file);
    }
  }

  private static void addCuda(OrtSession.SessionOptions settings) throws OrtException {
    try (var cuda = new OrtCUDAProviderOptions(0)) {
      // the default search times kernels at start and may choose others in the next run, and TF32
      // rounds to 10 bits: either would change what the same recording gives
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      cuda.add("use_tf32", "0");
      settings.addCUDA(cuda);
    }
  }
}
