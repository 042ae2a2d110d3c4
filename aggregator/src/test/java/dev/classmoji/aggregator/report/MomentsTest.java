package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Showing;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void shouldFindTheSecondInWhichTheClassChanged() {
    var moments = Moments.of(lesson(60, second -> second < 31 ? calm() : amused()));

    assertThat(moments)
        .singleElement()
        .satisfies(
            moment -> {
              assertThat(moment.second()).isEqualTo(31);
              assertThat(moment.share()).isEqualTo(0.7);
              assertThat(moment.more()).isEqualTo(Showing.HAPPY);
              assertThat(moment.less()).isEqualTo(Showing.NEUTRAL);
              assertThat(MomentWords.of(moment).replace('\u00a0', ' '))
                  .isEqualTo("more look happy (1 → 8), fewer look neutral (9 → 2)");
            });
  }

  @Test
  void shouldNameSeveralInOrderOfTime() {
    var moments =
        Moments.of(lesson(120, second -> second < 40 || second >= 80 ? calm() : amused()));

    assertThat(moments).extracting(Moments.Moment::second).containsExactly(40L, 80L);
  }

  @Test
  void shouldNameNoneWhereNothingChanges() {
    assertThat(Moments.of(lesson(60, second -> calm()))).isEmpty();
    assertThat(Moments.of(List.of())).isEmpty();
  }

  @Test
  void shouldNameArrivalsAsGainAlone() {
    var moments =
        Moments.of(
            lesson(
                60,
                second ->
                    second < 30
                        ? new Integer[] {0, 0, 0, 0, 0, 0, 4, 0, 0}
                        : new Integer[] {0, 0, 0, 0, 0, 0, 10, 0, 0}));

    assertThat(moments)
        .singleElement()
        .satisfies(
            moment ->
                assertThat(MomentWords.of(moment).replace('\u00a0', ' '))
                    .isEqualTo("more look neutral (4 → 10)"));
  }

  private static Integer[] calm() {
    return new Integer[] {0, 0, 0, 1, 0, 0, 9, 0, 0};
  }

  private static Integer[] amused() {
    return new Integer[] {0, 0, 0, 8, 0, 0, 2, 0, 0};
  }

  private static List<ClassSecond> lesson(int seconds, IntFunction<Integer[]> showing) {
    return IntStream.range(0, seconds)
        .mapToObj(second -> ClassSecond.of(Scene.classFeedback(second, showing.apply(second))))
        .toList();
  }
}
