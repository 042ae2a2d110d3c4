package dev.classmoji.ingest.student;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.face.Face;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoleStudentTest {
  private static final Face LARGE = new Face(100, 100, 90, 90, 0.9f);
  private static final Face SMALL = new Face(10, 10, 20, 20, 0.99f);
  private static final long SECOND = 1_000_000;

  private final Roster roster = new Roster();
  private final SoleStudent ana =
      new SoleStudent(roster.nextStudent(), roster, Duration.ofSeconds(1));

  @Test
  void shouldTakeTheLargestFace() {
    assertThat(ana.follow(0, List.of(SMALL, LARGE))).containsExactly(new Sighting("S01", 1, LARGE));
    assertThat(ana.follow(SECOND, List.of())).isEmpty();
  }

  @Test
  void shouldComeBackOnANewTrack() {
    ana.follow(0, List.of(LARGE));
    assertThat(ana.follow(SECOND, List.of(LARGE)).get(0).track()).isEqualTo(1);
    assertThat(ana.follow(3 * SECOND, List.of(LARGE)).get(0).track()).isEqualTo(2);
  }

  @Test
  void shouldShareItsNumbersWithTheOtherSources() {
    var gallery = new StudentTracker(TrackerSettings.defaults(), roster);
    ana.follow(0, List.of(LARGE));
    List<Sighting> seen = List.of();
    for (long time = 0; time < SECOND; time += SECOND / 5) {
      seen = gallery.follow(time, List.of(LARGE));
    }
    assertThat(seen).containsExactly(new Sighting("S02", 2, LARGE));
  }
}
