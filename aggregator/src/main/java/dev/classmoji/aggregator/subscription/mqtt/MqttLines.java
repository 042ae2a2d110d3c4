package dev.classmoji.aggregator.subscription.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Connects to an MQTT 5 broker. Nothing is left with the broker or in a client's queue when a
 * connection ends: what was not acknowledged is published again on the next one.
 *
 * @param password of the user, if there is one
 * @param most how many publications may be under way, even if the broker would take more
 * @param timeout how long the broker may take to acknowledge anything
 */
record MqttLines(
    BrokerAddress broker,
    Optional<String> user,
    Optional<String> password,
    int most,
    Duration timeout)
    implements Lines {
  private static final Logger LOG = Logger.getLogger(MqttLines.class);

  /** After how long without a word the broker is asked whether it is there, and may then take. */
  private static final int KEEP_ALIVE_SECONDS = 10;

  @Override
  public Line open() throws NoLineException {
    var client = client();
    try {
      var answer =
          client
              .connectWith()
              .cleanStart(true)
              .sessionExpiryInterval(0)
              .keepAlive(KEEP_ALIVE_SECONDS)
              .send()
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Connected(
          client, Math.min(most, answer.getRestrictions().getReceiveMaximum()), timeout);
    } catch (ExecutionException e) {
      throw new NoLineException(e.getCause());
    } catch (TimeoutException e) {
      client.disconnect();
      throw new NoLineException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoLineException(e);
    }
  }

  private Mqtt5AsyncClient client() {
    Mqtt5ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier("classmoji-" + UUID.randomUUID().toString().substring(0, 8))
            .serverHost(broker.host())
            .serverPort(broker.port());
    if (broker.secure()) {
      builder = builder.sslWithDefaultConfig();
    }
    if (user.isPresent()) {
      builder =
          builder
              .simpleAuth()
              .username(user.get())
              .password(password.orElse("").getBytes(UTF_8))
              .applySimpleAuth();
    }
    return builder.buildAsync();
  }

  /** So long as nothing went wrong. */
  private record Connected(Mqtt5AsyncClient client, int most, Duration timeout) implements Line {

    @Override
    public int publish(List<Publication> publications) {
      var answers = publications.stream().map(each -> client.publish(message(each))).toList();
      long deadline = System.nanoTime() + timeout.toNanos();
      int acknowledged = 0;
      for (var answer : answers) {
        if (!isAcknowledged(answer, deadline - System.nanoTime())) {
          break;
        }
        acknowledged++;
      }
      return acknowledged;
    }

    private static Mqtt5Publish message(Publication publication) {
      var properties = Mqtt5UserProperties.builder();
      publication.properties().forEach(properties::add);
      return Mqtt5Publish.builder()
          .topic(publication.topic())
          .payload(publication.payload())
          .qos(MqttQos.AT_LEAST_ONCE)
          .contentType(publication.contentType())
          .userProperties(properties.build())
          .build();
    }

    private static boolean isAcknowledged(
        CompletableFuture<Mqtt5PublishResult> answer, long nanos) {
      try {
        var error = answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS).getError();
        error.ifPresent(why -> LOG.debug("The MQTT broker refused an event", why));
        return error.isEmpty();
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("The MQTT broker did not acknowledge an event", e);
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public boolean isUp() {
      return client.getState().isConnected();
    }

    @Override
    public void close() {
      client.disconnect(); // nobody needs to wait: all that counts is acknowledged
    }
  }
}
