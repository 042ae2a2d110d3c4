package dev.classmoji.standalone.dashboard;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a test of the page needs: a broker, an aggregator of its own, and a browser.
 *
 * @param client settings that lead to the broker
 */
record Stage(
    EmbeddedBroker broker,
    Map<String, Object> client,
    AggregatorProcess aggregator,
    Chromium chromium)
    implements AutoCloseable {

  /** Skips the tests of the class if there is no browser, and says so. */
  static Stage open(Path folder) throws IOException {
    Chromium.require();
    var broker = EmbeddedBroker.start(folder);
    return new Stage(
        broker,
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        AggregatorProcess.start(broker.bootstrapServers()),
        Chromium.launch());
  }

  /**
   * A new window at the dashboard.
   *
   * @param rest of the address: a query, a fragment, both or nothing
   */
  TeacherPage visit(String rest, NewContextOptions options) {
    return chromium.open(aggregator.url() + rest, options);
  }

  @Override
  public void close() {
    chromium.close();
    aggregator.close();
    broker.close();
  }
}
