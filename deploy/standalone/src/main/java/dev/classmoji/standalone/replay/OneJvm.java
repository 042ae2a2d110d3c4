package dev.classmoji.standalone.replay;

import dev.classmoji.standalone.broker.BrokerException;
import dev.classmoji.standalone.broker.DataFolder;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.broker.FacesAtRest;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The broker, then Quarkus on it: starts both and stops both again, also after Ctrl-C. */
final class OneJvm {
  private static final long STOP_LIMIT_SECONDS = 30;

  private OneJvm() {}

  /**
   * Runs an application until it returns.
   *
   * @param kept where the broker's data is kept; empty for a temporary folder
   * @param dashboard the dashboard's port; empty for none
   * @return the application's exit code
   * @throws BrokerException if the broker does not start
   */
  static int run(
      Optional<Path> kept,
      OptionalInt dashboard,
      Class<? extends QuarkusApplication> application,
      String... args)
      throws IOException {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "await-broker-stop"));
    try (var data = DataFolder.open(kept);
        var broker = EmbeddedBroker.start(data.broker())) {
      System.setProperty("kafka.bootstrap.servers", broker.bootstrapServers());
      System.setProperty("classmoji.aggregator.state-dir", data.streams().toString());
      System.setProperty("quarkus.http.host-enabled", String.valueOf(dashboard.isPresent()));
      System.setProperty("quarkus.http.port", String.valueOf(dashboard.orElse(0)));
      System.setProperty(
          "classmoji.aggregator.dashboard.enabled", String.valueOf(dashboard.isPresent()));
      var faces = new FacesAtRest(data, broker);
      faces.admit();
      try {
        return run(application, args);
      } finally {
        faces.remove().ifPresent(System.err::println);
      }
    } finally {
      stopped.countDown();
    }
  }

  private static int run(Class<? extends QuarkusApplication> application, String... args) {
    var code = new AtomicInteger();
    var failed = new AtomicReference<Throwable>();
    Quarkus.run(
        application,
        (exit, failure) -> {
          code.set(exit);
          failed.set(failure);
        },
        args);
    if (failed.get() != null) {
      throw new IllegalStateException(failed.get().getMessage(), failed.get());
    }
    return code.get();
  }

  private static void await(CountDownLatch stopped) {
    try {
      stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
