package dev.classmoji.aggregator.subscription.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.group.Backlog;
import dev.classmoji.aggregator.subscription.group.Backlogs;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MqttDeliveryTest {
  private final Told told = new Told();
  private final Broker broker = new Broker();
  private MqttDelivery delivery;

  @AfterEach
  void end() {
    delivery.close();
  }

  @Test
  void shouldPublishAllInOrder() throws InterruptedException {
    broker.takes(new Connection(100));
    deliver(() -> Backlogs.of(3));

    assertThat(told.next()).isEqualTo("connected");
    assertThat(told.next()).isEqualTo("published 3");
    delivery.close();
    assertThat(broker.published).containsExactly("S01-0", "S01-1", "S01-2");
  }

  @Test
  void shouldPublishNoMoreAtOnceThanTheBrokerTakes() throws InterruptedException {
    broker.takes(new Connection(2));
    deliver(() -> Backlogs.of(3));

    assertThat(told.next()).isEqualTo("connected");
    assertThat(told.next()).isEqualTo("published 2");
    assertThat(told.next()).isEqualTo("published 1");
  }

  @Test
  void shouldPublishAgainWhatWasNotAcknowledged() throws InterruptedException {
    var refusing = new Connection(100);
    refusing.acknowledged = 1;
    broker.takes(refusing);
    broker.takes(new Connection(100));
    deliver(() -> Backlogs.of(3));

    assertThat(told.next()).isEqualTo("connected");
    assertThat(told.next()).isEqualTo("published 1");
    assertThat(told.next()).isEqualTo("failed: the broker did not acknowledge an event");
    assertThat(told.next()).isEqualTo("connected");
    assertThat(told.next()).isEqualTo("published 2");
    delivery.close();
    assertThat(broker.published).containsExactly("S01-0", "S01-1", "S01-2", "S01-1", "S01-2");
    assertThat(refusing.closed).isTrue();
  }

  @Test
  void shouldNoticeALineThatBreaksWhileNothingFlows() throws InterruptedException {
    var breaking = new Connection(100);
    broker.takes(breaking);
    broker.takes(new Connection(100));
    deliver(() -> Backlogs.of(0));

    assertThat(told.next()).isEqualTo("connected");
    breaking.up = false;

    assertThat(told.next()).isEqualTo("failed: the connection to the broker broke");
    assertThat(told.next()).isEqualTo("connected");
    delivery.close();
    assertThat(breaking.closed).isTrue();
    assertThat(broker.published).isEmpty();
  }

  @Test
  void shouldSayWhyThereIsNoLineAndTryAgain() throws InterruptedException {
    broker.refuses("no route to it");
    broker.takes(new Connection(100));
    deliver(() -> Backlogs.of(1));

    assertThat(told.next()).isEqualTo("failed: no route to it");
    assertThat(told.next()).isEqualTo("connected");
    assertThat(told.next()).isEqualTo("published 1");
  }

  @Test
  void shouldTakeTheEventsUpAgainOnceKafkaIsBack() throws InterruptedException {
    var tries = new AtomicInteger();
    broker.takes(new Connection(100));
    deliver(
        () -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("Kafka is away");
          }
          return Backlogs.of(1);
        });

    assertThat(told.next()).isEqualTo("connected");
    assertThat(told.next()).isEqualTo("published 1");
    assertThat(tries).hasValue(2);
  }

  @Test
  void shouldEndWhileThereIsNoBroker() throws InterruptedException {
    deliver(() -> Backlogs.of(1));

    assertThat(told.next()).startsWith("failed: nothing listens");

    delivery.close(); // returns once its thread has ended

    assertThat(broker.published).isEmpty();
  }

  private void deliver(Supplier<Backlog> backlogs) {
    delivery = new MqttDelivery(backlogs, broker, "classmoji", told);
    delivery.start();
  }

  /** What was told, in order; that nothing was published is no news. */
  private static final class Told implements MqttDelivery.Progress {
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
      return news.poll(50, TimeUnit.SECONDS);
    }

    @Override
    public void connected() {
      news.add("connected");
    }

    @Override
    public void published(int events) {
      if (events > 0) {
        news.add("published " + events);
      }
    }

    @Override
    public void failed(String why) {
      news.add("failed: " + why);
    }
  }

  /** Answers one request for a line after the other as it was told to; then nothing listens. */
  private static final class Broker implements Lines {
    private final Queue<String> published = new LinkedBlockingQueue<>();
    private final Queue<Object> answers = new LinkedBlockingQueue<>();

    void takes(Connection line) {
      line.published = published;
      answers.add(line);
    }

    void refuses(String why) {
      answers.add(why);
    }

    @Override
    public Line open() throws NoLineException {
      var answer = answers.poll();
      if (answer instanceof Line line) {
        return line;
      }
      throw new NoLineException(
          new IOException(answer == null ? "nothing listens" : answer.toString()));
    }
  }

  /** A line that is up and takes everything, unless it was told not to. */
  private static final class Connection implements Line {
    private final int most;
    private Queue<String> published;
    private int acknowledged = Integer.MAX_VALUE;
    private volatile boolean up = true;
    private volatile boolean closed;

    Connection(int most) {
      this.most = most;
    }

    @Override
    public int most() {
      return most;
    }

    @Override
    public int publish(List<Publication> publications) {
      publications.forEach(each -> published.add(each.properties().get("id")));
      return Math.min(acknowledged, publications.size());
    }

    @Override
    public boolean isUp() {
      return up;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
