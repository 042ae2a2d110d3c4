package dev.classmoji.ingest.student;

import static dev.classmoji.ingest.student.Frame.SECOND;
import static dev.classmoji.ingest.student.Frame.follow;
import static dev.classmoji.ingest.student.Frame.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.classmoji.ingest.face.Face;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTrackerTest {
  private static final Face SEAT = face(400, 300);

  @Test
  void shouldNumberStudentsInReadingOrderWhenTheyAreSure() {
    Gallery gallery = Gallery.calm(12, 4);

    var sightings = follow(sampled(0, 1, 5, gallery::faces));

    assertThat(sightings.subList(0, 2)).allSatisfy(frame -> assertThat(frame).isEmpty());
    assertThat(sightings.get(2)).extracting(Sighting::student).isEqualTo(ids(12));
    assertThat(sightings.get(2)).extracting(Sighting::track).isEqualTo(numbers(12));
    assertThat(sightings.get(2)).extracting(Sighting::face).isEqualTo(gallery.faces(400_000));
  }

  @Test
  void shouldCountOnAfterTheNinetyNinth() {
    var sightings = follow(sampled(0, 1, 5, Gallery.calm(200, 20)::faces));

    assertThat(sightings.get(4)).extracting(Sighting::student).isEqualTo(ids(200));
    assertThat(sightings.get(4).get(99).student()).isEqualTo("S100");
  }

  @Test
  void shouldSeeNobodyInAnEmptyPicture() {
    assertThat(follow(sampled(0, 2, 5, time -> List.of())))
        .allSatisfy(frame -> assertThat(frame).isEmpty());
  }

  @Test
  void shouldNotKnowAFaceThatFlickersForLong() {
    var sightings = follow(sampled(0, 60, 5, time -> present(SEAT, time % SECOND < 400_000)));

    assertThat(sightings).allSatisfy(frame -> assertThat(frame).isEmpty());
  }

  @Test
  void shouldKnowAFaceThatIsFoundInEveryOtherFrame() {
    var sightings = follow(sampled(0, 2, 5, time -> present(SEAT, time / 200_000 % 2 == 0)));

    assertThat(seen(sightings)).startsWith("S01#1 at 0.8 s");
  }

  @Test
  void shouldStayOnTheTrackThroughABlink() {
    var sightings = follow(sampled(0, 5, 5, absent(SEAT, 2, 3)));

    assertThat(seen(sightings)).contains("S01#1 at 1.8 s", "S01#1 at 3.0 s");
  }

  @Test
  void shouldStartATrackAfterMoreThanABlink() {
    var sightings = follow(sampled(0, 8, 5, absent(SEAT, 2, 7)));

    assertThat(seen(sightings)).contains("S01#1 at 1.8 s", "S01#2 at 7.0 s");
  }

  @Test
  void shouldTakeWhoSitsInALongForgottenPlaceForSomebodyNew() {
    var sightings = follow(sampled(0, 20, 5, absent(SEAT, 2, 13)));

    assertThat(seen(sightings)).contains("S01#1 at 1.8 s", "S02#2 at 13.4 s");
  }

  @Test
  void shouldTakeAFaceFarFromAnyKnownPlaceForSomebodyNew() {
    Face elsewhere = moved(SEAT, 1.2, 0);

    var sightings = follow(sampled(0, 5, 5, time -> List.of(time < 2 * SECOND ? SEAT : elsewhere)));

    assertThat(seen(sightings)).contains("S01#1 at 1.8 s", "S02#2 at 2.4 s");
  }

  @Test
  void shouldKnowWhoWalksInFromTheSideAndSitsDown() {
    LongFunction<List<Face>> scene =
        time -> {
          double second = (double) time / SECOND;
          if (second >= 2 && second < 6) {
            return List.of();
          }
          return List.of(moved(SEAT, second < 2 ? 0 : Math.max(0, 1.3 - 2 * (second - 6)), 0));
        };

    assertThat(follow(sampled(0, 9, 5, scene)).stream().flatMap(Collection::stream))
        .extracting(Sighting::student)
        .containsOnly("S01");
  }

  @Test
  void shouldKnowWhoLeftToOneSideAndComesFromTheOther() {
    LongFunction<List<Face>> scene =
        time -> {
          double second = (double) time / SECOND;
          if (second < 10) {
            return List.of(moved(SEAT, Math.max(0, 0.7 * (second - 9)), 0));
          }
          return present(moved(SEAT, -0.5, 0), second >= 14);
        };

    assertThat(seen(follow(sampled(0, 16, 5, scene)))).contains("S01#2 at 14.0 s");
  }

  @Test
  void shouldKnowWhoMovedAndComesBackThere() {
    LongFunction<List<Face>> scene =
        time -> {
          double second = (double) time / SECOND;
          Face there = moved(SEAT, 3 * Math.max(0, Math.min(1, second - 9)), 0);
          return present(there, second < 10 || second >= 14);
        };

    assertThat(seen(follow(sampled(0, 16, 5, scene)))).contains("S01#2 at 14.0 s");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 12})
  void shouldNotGiveANeighboursFaceToAnAbsentStudent(int perSecond) {
    // Given: one above the other; the upper one is away, the lower one leans up to that place
    Gallery gallery = Gallery.calm(2, 1);
    LongFunction<List<Face>> scene =
        time -> {
          double second = (double) time / SECOND;
          boolean away = second >= 2 && second < 6;
          double up = away ? -Math.min(1, second - 2) : 0;
          Face lower = moved(gallery.face(1, time), 0, up);
          return away ? List.of(lower) : List.of(gallery.face(0, time), lower);
        };

    var sightings = follow(sampled(0, 5, perSecond, scene));

    assertThat(sightings.subList(2 * perSecond, 5 * perSecond))
        .allSatisfy(
            frame -> assertThat(frame).extracting(Sighting::student).containsExactly("S02"));
  }

  @Test
  void shouldTakeANewNeighbourOfAnAbsentStudentForSomebodyNew() {
    Gallery gallery = Gallery.calm(2, 1);
    LongFunction<List<Face>> scene = time -> List.of(gallery.face(time < 3 * SECOND ? 0 : 1, time));

    assertThat(seen(follow(sampled(0, 5, 5, scene)))).endsWith("S02#2 at 4.8 s");
  }

  @Test
  void shouldTakeTwoBoxesOfOneFaceForOneStudent() {
    Gallery gallery = Gallery.calm(4, 2);
    LongFunction<List<Face>> scene =
        time ->
            gallery.faces(time).stream()
                .flatMap(face -> Stream.of(moved(face, 0.3, 0.1), face, moved(face, -0.1, -0.2)))
                .toList();

    var sightings = follow(sampled(0, 5, 5, scene));

    assertThat(sightings.subList(2, 25))
        .allSatisfy(frame -> assertThat(frame).extracting(Sighting::student).isEqualTo(ids(4)));
  }

  @Test
  void shouldFollowAHeadThatTurnsAndLeans() {
    LongFunction<List<Face>> scene =
        time -> {
          double swing = Math.sin(time / 300_000.0);
          float width = (float) (125 * (1 - 0.4 * Math.abs(swing)));
          return List.of(
              new Face((float) (400 + 60 * swing), 300, width, (float) (155 + 30 * swing), 1));
        };

    assertThat(seen(follow(sampled(0, 10, 5, scene))))
        .hasSize(48)
        .allMatch(s -> s.startsWith("S01#1 "));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 12})
  void shouldFollowOneWhoSwaysAndIsOftenMissed(int perSecond) {
    LongFunction<List<Face>> scene =
        time -> {
          boolean missed = new SplittableRandom(time).nextDouble() < 0.2;
          double sway = 0.5 * Math.sin(2 * Math.PI * time / (3.0 * SECOND));
          return present(moved(SEAT, sway, 0), !missed);
        };

    assertThat(follow(sampled(0, 120, perSecond, scene)).stream().flatMap(Collection::stream))
        .hasSizeGreaterThan(80 * perSecond)
        .extracting(Sighting::student)
        .containsOnly("S01");
  }

  @Test
  void shouldFollowAMovingCamera() {
    // Given: a pan of nine faces' sizes in eight seconds, then a push of half a size
    Gallery gallery = Gallery.calm(9, 3);
    LongFunction<List<Face>> scene =
        time -> {
          double second = (double) time / SECOND;
          double pan = 9 * Math.min(1, second / 8) + (second < 9 ? 0 : 0.5);
          return gallery.faces(time).stream().map(face -> moved(face, pan, -pan / 2)).toList();
        };

    var sightings = follow(sampled(0, 11, 5, scene));

    assertThat(sightings.subList(2, 55))
        .allSatisfy(frame -> assertThat(frame).extracting(Sighting::track).isEqualTo(numbers(9)));
    assertThat(sightings.get(54)).extracting(Sighting::student).isEqualTo(ids(9));
  }

  @Test
  void shouldRefuseTimeThatDoesNotPass() {
    StudentTracker tracker = new StudentTracker(TrackerSettings.defaults());
    tracker.follow(SECOND, List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> tracker.follow(SECOND, List.of()))
        .withMessageContaining("media time");
  }

  private static Face face(double x, double y) {
    return new Face((float) x, (float) y, (float) Gallery.WIDTH, (float) Gallery.HEIGHT, 0.9f);
  }

  /** Moved by so many of its sizes. */
  private static Face moved(Face face, double across, double down) {
    double size = Math.sqrt(face.area());
    return new Face(
        (float) (face.x() + across * size),
        (float) (face.y() + down * size),
        face.width(),
        face.height(),
        face.score());
  }

  private static List<Face> present(Face face, boolean here) {
    return here ? List.of(face) : List.of();
  }

  private static LongFunction<List<Face>> absent(Face face, long fromSecond, long toSecond) {
    return time -> present(face, time < fromSecond * SECOND || time >= toSecond * SECOND);
  }

  private static List<String> ids(int students) {
    return IntStream.rangeClosed(1, students).mapToObj("S%02d"::formatted).toList();
  }

  private static List<Integer> numbers(int tracks) {
    return IntStream.rangeClosed(1, tracks).boxed().toList();
  }

  /** Frames of five a second, told one by one. */
  private static List<String> seen(List<List<Sighting>> sightings) {
    List<String> told = new ArrayList<>();
    for (int frame = 0; frame < sightings.size(); frame++) {
      for (Sighting sighting : sightings.get(frame)) {
        told.add("%s#%d at %.1f s".formatted(sighting.student(), sighting.track(), frame / 5.0));
      }
    }
    return told;
  }
}
