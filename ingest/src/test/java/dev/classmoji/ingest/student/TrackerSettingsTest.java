package dev.classmoji.ingest.student;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrackerSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void shouldTakeItsOwnDefaults() {
    assertThatNoException().isThrownBy(TrackerSettings::defaults);
  }

  @Test
  void shouldRefuseStudentsWhoWereNeverSeen() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(0, SECOND, 0.9, 0.75, 0.5))
        .withMessageContaining("hits");
  }

  @Test
  void shouldRefuseAnAbsenceShorterThanABlink() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, SECOND.minusMillis(1), 0.9, 0.75, 0.5))
        .withMessageContaining("absence");
  }

  @Test
  void shouldRefuseAWiderReachForTheAbsentThanForThePresent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, SECOND, 0.7, 0.75, 0.5))
        .withMessageContaining("reach");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, SECOND, Double.NaN, 0.75, 0.5))
        .withMessageContaining("reach");
  }

  @Test
  void shouldRefuseAShareThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, SECOND, 0.9, 0.75, 1))
        .withMessageContaining("duplicate");
  }

  private static TrackerSettings settings(
      int hits, Duration absence, double reach, double absentReach, double duplicate) {
    return new TrackerSettings(
        hits, Duration.ZERO, Duration.ZERO, SECOND, absence, reach, absentReach, duplicate);
  }
}
