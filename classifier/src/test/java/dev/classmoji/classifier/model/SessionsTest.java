package dev.classmoji.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Set<OrtProvider> CPU_ONLY = Set.of(OrtProvider.CPU);
  private static final Set<OrtProvider> WITH_CUDA = Set.of(OrtProvider.CPU, OrtProvider.CUDA);

  private final Logger logger = Logger.getLogger(Sessions.class.getName());
  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          warnings.add(MessageFormat.format(entry.getMessage(), entry.getParameters()));
        }

        @Override
        public void flush() {
          // nothing is buffered
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
  }

  @Test
  void shouldRunOnCudaWhereThatStarts() throws OrtException {
    assertThat(Sessions.open(Provider.AUTO, WITH_CUDA, cuda -> "cuda " + cuda))
        .isEqualTo(new Sessions.Opened<>("cuda true", Provider.CUDA));
    assertThat(Sessions.open(Provider.CUDA, WITH_CUDA, cuda -> "cuda " + cuda))
        .isEqualTo(new Sessions.Opened<>("cuda true", Provider.CUDA));
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldRunOnTheCpuWithoutAWordIfNothingElseWasAskedFor() throws OrtException {
    assertThat(Sessions.open(Provider.CPU, WITH_CUDA, cuda -> cuda).session()).isFalse();
    assertThat(Sessions.open(Provider.AUTO, CPU_ONLY, cuda -> cuda).session()).isFalse();
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldWarnOnceIfCudaDoesNotStart() throws OrtException {
    var opened = Sessions.open(Provider.AUTO, WITH_CUDA, SessionsTest::failOnCuda);

    assertThat(opened).isEqualTo(new Sessions.Opened<>("cpu", Provider.CPU));
    assertThat(warnings)
        .containsExactly("The expression model runs on the CPU: CUDA does not start (no device).");
  }

  @Test
  void shouldNameTheProfileIfTheRuntimeIsBuiltWithoutCuda() throws OrtException {
    var opened = Sessions.open(Provider.CUDA, CPU_ONLY, SessionsTest::failOnCuda);

    assertThat(opened).isEqualTo(new Sessions.Opened<>("cpu", Provider.CPU));
    assertThat(warnings)
        .containsExactly(
            "The expression model runs on the CPU: this ONNX Runtime is built without CUDA;"
                + " build Classmoji with -Pgpu to have it.");
  }

  private static String failOnCuda(boolean cuda) throws OrtException {
    if (cuda) {
      throw new OrtException("no device\nand much more");
    }
    return "cpu";
  }
}
