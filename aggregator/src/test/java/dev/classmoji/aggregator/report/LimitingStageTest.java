package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitingStageTest {
  private static final double WALL_SECONDS = 10;

  @Test
  void shouldBlameIngestThatWaitedForNobody() {
    var limit = limit(0.5, 0.6, 60);

    assertThat(limit.stage()).isEqualTo("ingest.face");
    assertThat(limit.why()).contains("5 % of the time").contains("face was busiest (40 %)");
  }

  @Test
  void shouldBlameAClassifierThatIsNeverIdle() {
    assertThat(limit(6, 0.93, 60).stage()).isEqualTo("classifier");
  }

  @Test
  void shouldBlameAClassifierThatLagsBehindThoughItsModelRests() {
    // at 4 x, half a second of wall time is two seconds of media
    assertThat(limit(6, 0.5, 500).stage()).isEqualTo("classifier");
  }

  @Test
  void shouldBlameThePaceWhereEveryoneWaits() {
    assertThat(limit(8, 0.2, 60).stage()).isEqualTo("pace");
  }

  @Test
  void shouldDoWithoutAnyReading() {
    var ingest = ingest(9);

    assertThat(
            LimitingStage.of(ingest, new Summary.Classifier(0, 0, 0, 0, 0), null, WALL_SECONDS, 1)
                .stage())
        .isEqualTo("pace");
  }

  @Test
  void shouldNotBlameThePaceOfALiveClass() {
    assertThat(live(5, 4.8).stage()).isEqualTo("live");
  }

  @Test
  void shouldBlameAMachineWithoutTimeForAllThatWasAskedFor() {
    var limit = live(5, 2.5);

    assertThat(limit.stage()).isEqualTo("machine");
    assertThat(limit.why()).contains("2.5 pictures a second").contains("5.0 asked for");
  }

  private static Summary.Limit live(double asked, double pace) {
    var sources = List.of(source("v1", 9, 3, pace), source("v2", 0, 0, 0));
    return LimitingStage.ofLive(
        new Summary.Session("a~1", "a", "1", "", "", null, null, asked, sources, Map.of()));
  }

  private static Summary.Source source(String id, long seconds, double read, double pace) {
    var live = new Summary.LiveSource(seconds, read, pace, null, null);
    return new Summary.Source(id, "STREAM", 0, 0, null, null, null, live);
  }

  private static Summary.Limit limit(double waited, double inference, double latencyMillis) {
    var latency = new Summary.Percentiles(1, latencyMillis, 0, 0, 0);
    var classifier = new Summary.Classifier(inference * WALL_SECONDS, inference, 0, 0, 0);
    return LimitingStage.of(ingest(waited), classifier, latency, WALL_SECONDS, 4);
  }

  private static Summary.Ingest ingest(double waited) {
    return new Summary.Ingest(busy(3), busy(4), busy(0.1), busy(1), waited);
  }

  private static Summary.Busy busy(double seconds) {
    return new Summary.Busy(seconds, seconds / WALL_SECONDS);
  }
}
