package dev.classmoji.aggregator.topology;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;

/** Runs the topology on a cluster: owns Kafka Streams, and says when it cannot go on. */
public final class FeedbackStreams implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FeedbackStreams.class);

  private final StreamsSettings settings;
  private final KafkaStreams streams;
  private final ThreadReplacement replacement;
  private final BrokerNames brokers;
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private volatile boolean closing;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public FeedbackStreams(Map<String, Object> client, StreamsSettings settings, Topology topology) {
    this.settings = settings;
    this.replacement = new ThreadReplacement(settings.threadReplacements());
    this.brokers = BrokerNames.of(client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    this.streams = new KafkaStreams(topology, settings.config(client));
    streams.setUncaughtExceptionHandler(this::answer);
    streams.setStateListener((state, before) -> observe(state));
  }

  /** Returns at once; partitions are assigned a moment later. */
  public void start() {
    streams.start();
  }

  /** Whether every partition that is this instance's is being folded. */
  public boolean isRunning() {
    return streams.state() == State.RUNNING;
  }

  /** Completes with the cause if the topology stops for any other reason than {@link #close}. */
  public CompletionStage<Throwable> failure() {
    return failure.minimalCompletionStage();
  }

  /**
   * Commits and leaves the group, so that others need not wait for a timeout to take over; after
   * {@code closeWithin} whatever is left is abandoned.
   */
  @Override
  public void close() {
    closing = true;
    var leaving =
        CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(settings.closeWithin());
    if (!streams.close(leaving)) {
      LOG.warnf("The aggregator did not close within %s.", settings.closeWithin());
    }
  }

  private StreamThreadExceptionResponse answer(Throwable error) {
    var answer = replacement.answer(error);
    if (answer == StreamThreadExceptionResponse.REPLACE_THREAD) {
      LOG.warnf("A stream thread died and is replaced: %s", describe(error));
      brokers.await(() -> closing);
    } else {
      fail(error);
    }
    return answer;
  }

  private void observe(State state) {
    if (state == State.ERROR) {
      fail(new IllegalStateException("Kafka Streams stopped in state ERROR"));
    }
  }

  private void fail(Throwable error) {
    if (failure.complete(error)) {
      LOG.errorf("The aggregator cannot go on: %s", describe(error));
    }
  }

  /** One line: Kafka Streams itself logs the whole of it. */
  private static String describe(Throwable error) {
    var cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
