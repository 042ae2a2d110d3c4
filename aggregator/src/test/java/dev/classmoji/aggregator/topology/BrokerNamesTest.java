package dev.classmoji.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BrokerNamesTest {
  private static final String UNKNOWN = "broker.invalid:9092"; // a name that RFC 2606 keeps unknown

  @Test
  void shouldBeResolvedIfOneIs() {
    assertThat(BrokerNames.of("127.0.0.1:9092").areResolved()).isTrue();
    assertThat(BrokerNames.of("[::1]:9092").areResolved()).isTrue();
    assertThat(BrokerNames.of(UNKNOWN + " , 127.0.0.1:9092").areResolved()).isTrue();
    assertThat(BrokerNames.of(UNKNOWN).areResolved()).isFalse();
  }

  @Test
  @Timeout(30)
  void shouldWaitWhileNoneIsAndNotInVain() {
    var asked = new AtomicInteger();

    BrokerNames.of("127.0.0.1:9092").await(() -> asked.incrementAndGet() > 0);
    assertThat(asked).hasValue(0);

    BrokerNames.of(UNKNOWN).await(() -> asked.incrementAndGet() == 3);
    assertThat(asked).hasValue(3);
  }

  @Test
  void shouldKnowKafkasWordsForIt() {
    assertThat(
            BrokerNames.areMissed(
                new ConfigException("No resolvable bootstrap urls given in bootstrap.servers")))
        .isTrue();
    assertThat(BrokerNames.areMissed(new ConfigException("Invalid url in bootstrap.servers: x")))
        .isFalse();
  }
}
