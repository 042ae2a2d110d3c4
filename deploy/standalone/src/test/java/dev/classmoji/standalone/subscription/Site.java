package dev.classmoji.standalone.subscription;

import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.dashboard.AggregatorProcess;
import dev.classmoji.standalone.dashboard.RawHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a test of subscriptions needs: a broker, an aggregator of its own, and events to tell.
 *
 * @param client settings that lead to the broker
 */
record Site(
    EmbeddedBroker broker, Map<String, Object> client, AggregatorProcess aggregator, Emojis emojis)
    implements AutoCloseable {

  /**
   * @param settings of the aggregator, each as {@code -Dname=value}
   */
  static Site open(Path folder, String... settings) throws IOException {
    var broker = EmbeddedBroker.start(folder);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    var aggregator = AggregatorProcess.start(broker.bootstrapServers(), settings);
    return new Site(broker, client, aggregator, new Emojis(client));
  }

  /** Another instance on the same broker. */
  AggregatorProcess another() throws IOException {
    return AggregatorProcess.start(broker.bootstrapServers());
  }

  int port() {
    return aggregator.port();
  }

  /** How many subscribers the aggregator has, as it tells those who monitor it. */
  int subscribers() throws IOException {
    return RawHttp.get(port(), "/q/metrics")
        .lines()
        .filter(line -> line.startsWith("classmoji_subscribers "))
        .mapToInt(line -> (int) Double.parseDouble(line.split(" ")[1]))
        .sum();
  }

  @Override
  public void close() {
    emojis.close();
    aggregator.close();
    broker.close();
  }
}
