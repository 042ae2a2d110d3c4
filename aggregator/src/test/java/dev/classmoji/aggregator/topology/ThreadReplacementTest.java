package dev.classmoji.aggregator.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {
  private final ThreadReplacement replacement = new ThreadReplacement(2);

  @Test
  void shouldReplaceAThreadAsOftenAsAllowedIfTheErrorMayPass() {
    var passing = new StreamsException(new TimeoutException("broker away"));

    assertThat(replacement.answer(passing)).isEqualTo(REPLACE_THREAD);
    assertThat(replacement.answer(passing)).isEqualTo(REPLACE_THREAD);
    assertThat(replacement.answer(passing)).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void shouldReplaceAThreadAfterAPauseThatUndidItsTransactionOrHidItsBrokers() {
    var undone = new StreamsException(new InvalidTxnStateException("timed out"));
    var hidden =
        new KafkaException(
            "Failed to construct kafka producer",
            new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));

    assertThat(replacement.answer(undone)).isEqualTo(REPLACE_THREAD);
    assertThat(replacement.answer(hidden)).isEqualTo(REPLACE_THREAD);
  }

  @Test
  void shouldStopAtAnErrorThatStays() {
    assertThat(replacement.answer(new StreamsException(new NullPointerException())))
        .isEqualTo(SHUTDOWN_CLIENT);
    assertThat(replacement.answer(new TimeoutException("broker away"))).isEqualTo(REPLACE_THREAD);
  }
}
