package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.SourceSignal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
  private static final int SECONDS = 60;
  private static final int STUDENTS = 6;

  @Test
  void shouldSumUpACompleteSession() {
    var synthetic = new SyntheticSession(STUDENTS, SECONDS);
    var fold = new SessionFold();
    synthetic.showTo(fold);
    var summary = summary(synthetic.ended(fold.expressions().count()), fold, 0);

    assertThat(summary.completeness().all()).isTrue();
    assertThat(SummaryText.lines(summary))
        .noneMatch(line -> line.contains("expired"))
        .anyMatch(line -> line.startsWith("6 students, "))
        .anyMatch(line -> line.contains("limited by"))
        .anyMatch(line -> line.contains("expressions + 0 dead letters;"));
  }

  @Test
  void shouldSayThatReadingsHaveExpired() {
    var synthetic = new SyntheticSession(STUDENTS, SECONDS);
    var fold = new SessionFold();
    synthetic.showTo(fold);

    assertThat(SummaryText.lines(summary(synthetic.ended(300), fold, 500)))
        .anyMatch(line -> line.startsWith("what became of the crops has expired"))
        .noneMatch(line -> line.contains("limited by"))
        .noneMatch(line -> line.contains("NOT EQUAL"));
  }

  @Test
  void shouldSayThatCompactionLeftEachStudentsLastSecondAlone() {
    var fold = new SessionFold();
    fold.visit(Scene.classFeedback(0, 0, 0, 0, 1, 0, 0, 0, 0, 0), 0);
    fold.visit(Scene.classFeedback(1, 0, 0, 0, 1, 0, 0, 0, 0, 0), 0);
    fold.visit(Scene.changed("S01", 1, null, Showing.HAPPY), 0);
    fold.visit(Scene.feedback("S01", 1L, Showing.HAPPY, null), 0);

    assertThat(SummaryText.lines(summary(SyntheticSession.descriptor(null, 1), fold, 0)))
        .contains("1 students, 1 emoji events")
        .anyMatch(line -> line.startsWith("student-seconds have expired"));
  }

  @Test
  void shouldNotCallNothingAZero() {
    var ended = new SyntheticSession(STUDENTS, SECONDS).ended(300);

    assertThat(SummaryText.lines(summary(ended, new SessionFold(), 500)))
        .anyMatch(line -> line.startsWith("who was seen"))
        .noneMatch(line -> line.contains(" 0 ") || line.startsWith("0 "));
  }

  @Test
  void shouldNotReportCropsOfARunningSessionAsLost() {
    var fold = new SessionFold();
    fold.visit(Scene.expression("S01", 0, 1_000), 0);

    assertThat(SummaryText.lines(summary(SyntheticSession.descriptor(null, 0), fold, 0)))
        .contains(
            "crops 0 at the last tick, 1 expressions, 0 dead letters; 0 frames dropped, 0 damaged");
  }

  @Test
  void shouldSayHowLongEachStageTook() {
    var synthetic = new SyntheticSession(STUDENTS, SECONDS);
    var fold = new SessionFold();
    synthetic.showTo(fold);

    // 20 ms until published, 40 until read; the log's own time is whole milliseconds
    assertThat(SummaryText.lines(summary(synthetic.ended(300), fold, 0)))
        .contains(
            "latency, ms      p50      p95      p99      max",
            "  publish       20.0     20.0     20.0     20.0  picture decoded → its faces in Kafka",
            "  infer         40.0     40.0     40.0     40.0  in Kafka → read by the model",
            "  emit          25.0     25.0     25.0     25.0  read → emoji event appended in Kafka",
            "  event         85.0     85.0     85.0     85.0  picture decoded → emoji event"
                + " appended in Kafka")
        .noneMatch(line -> line.contains("received"));
  }

  @Test
  void shouldSayNothingOfLatencyWhereNothingWasRead() {
    var lines = SummaryText.lines(summary(SyntheticSession.live(5), new SessionFold(), 0));

    assertThat(lines)
        .noneMatch(line -> line.contains("latency"))
        .noneMatch(line -> line.contains("before that"));
  }

  @Test
  void shouldSayOfALiveSessionHowMuchOfItWasRead() {
    var fold = new SessionFold();
    fold.visit(SyntheticSession.tick(0, SourceSignal.WAITING, 0, 5), 0);
    fold.visit(SyntheticSession.tick(1, SourceSignal.LIVE, 4, 5), 0);
    fold.visit(SyntheticSession.tick(2, SourceSignal.LIVE, 5, 5), 0);
    fold.visit(SyntheticSession.tick(2, SourceSignal.LIVE, 5, 5), 0);

    var summary = summary(SyntheticSession.live(5), fold, 0);

    assertThat(summary.stages().limit().stage()).isEqualTo("live");
    assertThat(SummaryText.lines(summary))
        .contains("60.0 s live, 4.5 pictures a second read (5.0 asked for); 9 faces in 8 pictures")
        .containsSequence(
            "before that, by source",
            "  v1            12.0     12.0     12.0     12.0  data here → picture decoded",
            "  v1             0.0    340.0    340.0    340.0  data later than the earliest, by the"
                + " sender’s clock")
        .noneMatch(line -> line.contains("limited by"));
  }

  @Test
  void shouldSayThatALiveSourceNeverCame() {
    var fold = new SessionFold();
    fold.visit(SyntheticSession.tick(0, SourceSignal.WAITING, 0, 5), 0);

    assertThat(SummaryText.lines(summary(SyntheticSession.live(5), fold, 0)))
        .contains("60.0 s live, but no picture came");
  }

  private static Summary summary(SessionDescriptor session, SessionFold fold, long expired) {
    return new SummaryBuilder(session, Map.of(), fold).build(DashboardLatency.NONE, 0, expired);
  }
}
