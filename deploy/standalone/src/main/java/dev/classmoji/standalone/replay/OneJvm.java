package dev.classmoji.standalone.replay;

import dev.classmoji.standalone.broker.BrokerException;
import dev.classmoji.standalone.broker.DataFolder;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.broker.FacesAtRest;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The broker, then Quarkus on it: starts both and stops both again, also after Ctrl-C. */
final class OneJvm {
  private static final long STOP_LIMIT_SECONDS = 30;

  private OneJvm() {}

  /**
   * Runs an application, and all stages beside it, until it returns.
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
    var stages =
        Map.of("classmoji.aggregator.dashboard.enabled", String.valueOf(dashboard.isPresent()));
    return runOn(() -> DataFolder.open(kept), dashboard, stages, application, args);
  }

  /**
   * Runs an application on what an earlier run has kept, and no stage beside it, until it returns.
   *
   * @param filled where the broker's data was kept
   * @param port of the dashboard, which waits to be told what it shows
   * @return the application's exit code
   * @throws BrokerException if that is no such folder, or the broker does not start
   */
  static int runAlone(
      Path filled, int port, Class<? extends QuarkusApplication> application, String... args)
      throws IOException {
    var stages =
        Map.of(
            "classmoji.classifier.enabled", "false",
            "classmoji.aggregator.enabled", "false",
            "classmoji.aggregator.dashboard.enabled", "false");
    return runOn(() -> DataFolder.reopen(filled), OptionalInt.of(port), stages, application, args);
  }

  private static int runOn(
      Supplier<DataFolder> folder,
      OptionalInt http,
      Map<String, String> stages,
      Class<? extends QuarkusApplication> application,
      String... args)
      throws IOException {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "await-broker-stop"));
    try (var data = folder.get();
        var broker = EmbeddedBroker.start(data.broker())) {
      stages.forEach(System::setProperty);
      System.setProperty("kafka.bootstrap.servers", broker.bootstrapServers());
      System.setProperty("classmoji.aggregator.state-dir", data.streams().toString());
      System.setProperty("quarkus.http.host-enabled", String.valueOf(http.isPresent()));
      System.setProperty("quarkus.http.port", String.valueOf(http.orElse(0)));
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
