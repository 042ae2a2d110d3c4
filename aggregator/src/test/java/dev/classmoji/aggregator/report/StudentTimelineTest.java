package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Showing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudentTimelineTest {
  private static final Map<Showing, String> EMOJI =
      Map.of(Showing.HAPPY, "😄", Showing.SAD, "😢", Showing.AWAY, "💤");

  private final StudentSeconds seconds = new StudentSeconds();

  @Test
  void shouldDrawAStretchWithBarsAsHighAsTheConfidence() {
    seconds.add(1, Showing.HAPPY, 5_000, null);
    seconds.add(2, Showing.HAPPY, 10_000, null);
    seconds.add(3, Showing.AWAY, 0, null);

    var timeline = StudentTimeline.of(seconds, new TimeScale(4, 1), EMOJI);

    assertThat(timeline.strips())
        .containsExactly(
            new StudentTimeline.Strip(
                "happy", "M250 0H750V24H250Z", "M250 24H250V12H500V0H750V24Z"),
            new StudentTimeline.Strip("away", "M750 0H1000V24H750Z", "M750 24H750V24H1000V24Z"));
    assertThat(timeline.marks())
        .containsExactly(
            new StudentTimeline.Mark("😄", "50", "any"),
            new StudentTimeline.Mark("💤", "87.5", "any"));
  }

  @Test
  void shouldShowWhatPrevailsInAColumn() {
    seconds.add(0, Showing.HAPPY, 9_000, null);
    seconds.add(1, Showing.SAD, 4_000, null);
    seconds.add(2, Showing.SAD, 6_000, null);

    var timeline = StudentTimeline.of(seconds, new TimeScale(3, 3), EMOJI);

    assertThat(timeline.strips())
        .containsExactly(
            new StudentTimeline.Strip("sad", "M0 0H1000V24H0Z", "M0 24H0V12H1000V24Z"));
  }

  @Test
  void shouldLeaveOutEmojiThatDoNotFit() {
    for (int second = 0; second < 100; second++) {
      seconds.add(
          second, second < 5 ? Showing.SAD : second == 50 ? Showing.AWAY : Showing.HAPPY, 1, null);
    }

    var timeline = StudentTimeline.of(seconds, new TimeScale(100, 1), EMOJI);

    assertThat(timeline.marks())
        .extracting(mark -> mark.emoji() + mark.size())
        .containsExactly("😢wide", "😄any", "😄any");
  }
}
