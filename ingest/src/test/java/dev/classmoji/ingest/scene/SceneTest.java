package dev.classmoji.ingest.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.face.DetectorSettings;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.ingest.source.UnusableRecordingException;
import dev.classmoji.ingest.student.StudentTracker;
import dev.classmoji.ingest.student.TrackerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Detector and tracker on the sample and on scenes composed from it; a line is printed for each.
 */
class SceneTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");
  private static final int SECONDS = 16;

  private static UltraFaceDetector detector;

  @BeforeAll
  static void loadDetector() {
    detector = new UltraFaceDetector(DetectorSettings.defaults());
  }

  @AfterAll
  static void closeDetector() {
    detector.close();
  }

  @Test
  void shouldFollowTheTwelveOfTheSample() throws UnusableRecordingException {
    Grid grid = new Grid(4, 3);
    SceneScore score = new SceneScore(grid, tiles(12));
    StudentTracker tracker = new StudentTracker(TrackerSettings.defaults());
    try (Recording sample =
        Recording.open(SAMPLE, SceneComposer.PER_SECOND, 1, Clock.systemUTC())) {
      while (sample.advance()) {
        follow(sample.picture(), tracker, score);
      }
    }
    System.out.println(score.line("the sample"));

    assertPerfect(score, 12);
  }

  @Test
  void shouldFollowThreeLargeOnes() throws UnusableRecordingException {
    assertPerfect(play("3 large tiles", new Grid(3, 1), tiles(3)), 3);
  }

  @Test
  void shouldFollowTwentySmallOnes() throws UnusableRecordingException {
    List<Seat> seats = tiles(12);
    tiles(8).forEach(seat -> seats.add(seat.startingAt(30)));

    assertPerfect(play("20 small tiles", new Grid(5, 4), seats), 20);
  }

  @Test
  void shouldKnowWhoWasHiddenForFourSeconds() throws UnusableRecordingException {
    List<Seat> seats = tiles(12);
    seats.set(5, seats.get(5).hidden(6, 10));

    assertPerfect(play("a tile hidden for 4 s", new Grid(4, 3), seats), 12);
  }

  @Test
  void shouldKeepTheOthersWhenOneLeavesForGood() throws UnusableRecordingException {
    List<Seat> seats = tiles(12);
    seats.set(6, seats.get(6).leaving(5));

    assertPerfect(play("a tile leaves for good", new Grid(4, 3), seats), 12);
  }

  @Test
  void shouldTakeInALateJoiner() throws UnusableRecordingException {
    List<Seat> seats = tiles(12);
    seats.set(1, seats.get(1).joining(8));

    SceneScore score = play("a late joiner", new Grid(4, 3), seats);

    assertPerfect(score, 12);
    assertThat(score.idsAt(1)).containsExactly("S12");
  }

  private static void assertPerfect(SceneScore score, int people) {
    assertThat(score.ids())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, people).mapToObj("S%02d"::formatted).toList());
    assertThat(score.found()).isEqualTo(people);
    assertThat(score.switches()).isZero();
    assertThat(score.purityOfStudents()).isEqualTo(1);
    assertThat(score.purityOfPeople()).isEqualTo(1);
    assertThat(score.seen()).isGreaterThan(0.95);
  }

  private static SceneScore play(String name, Grid grid, List<Seat> seats)
      throws UnusableRecordingException {
    SceneScore score = new SceneScore(grid, seats);
    StudentTracker tracker = new StudentTracker(TrackerSettings.defaults());
    try (SceneComposer composer = new SceneComposer(SAMPLE, grid, seats)) {
      for (int sample = 0; sample < SECONDS * SceneComposer.PER_SECOND; sample++) {
        follow(composer.next(), tracker, score);
      }
    }
    System.out.println(score.line(name));
    return score;
  }

  private static void follow(Picture picture, StudentTracker tracker, SceneScore score) {
    long micros = picture.mediaTimeMicros();
    score.add(micros, tracker.follow(micros, detector.detect(picture)));
  }

  private static List<Seat> tiles(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(Seat::of).toList());
  }
}
