package dev.classmoji.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Showing;
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
        .hasSize(5)
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

  private static Summary summary(SessionDescriptor session, SessionFold fold, long expired) {
    return new SummaryBuilder(session, fold).build(0, expired);
  }
}
