package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.SessionDescriptor;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionIndexTest {
  private static final SessionIndex INDEX =
      index("math~a1", "math-7b~b1", "math-7b~b2", "physics~c9");

  @Test
  void shouldListTheNewestFirst() {
    assertThat(INDEX.sessions())
        .extracting(SessionDescriptor::getSession)
        .containsExactly("physics~c9", "math-7b~b2", "math-7b~b1", "math~a1");
  }

  @Test
  void shouldFindASessionByItsId() {
    assertThat(found("math-7b~b2")).isEqualTo("math-7b~b2");
  }

  @Test
  void shouldFindTheOnlySessionOfAClassAlsoIfOthersBeginLikeIt() {
    assertThat(found("math")).isEqualTo("math~a1");
  }

  @Test
  void shouldFindASessionByWhatOnlyItBeginsWith() {
    assertThat(found("phy")).isEqualTo("physics~c9");
    assertThat(found("math~")).isEqualTo("math~a1");
  }

  @Test
  void shouldListTheCandidatesOfAClassWithSeveralSessions() {
    assertThatThrownBy(() -> INDEX.find("math-7b"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("'math-7b' means several sessions: math-7b~b2, math-7b~b1");
  }

  @Test
  void shouldFindTheLatestSessionOfAClass() {
    assertThat(INDEX.findLatest("math-7b").getSession()).isEqualTo("math-7b~b2");
    assertThat(INDEX.findLatest("math-7b~b1").getSession()).isEqualTo("math-7b~b1");
    assertThat(INDEX.findLatest("math").getSession()).isEqualTo("math~a1");
    assertThat(INDEX.findLatest("phy").getSession()).isEqualTo("physics~c9");
    assertThatThrownBy(() -> INDEX.findLatest("m")).hasMessageContaining("several sessions");
  }

  @Test
  void shouldListTheCandidatesOfABeginning() {
    assertThatThrownBy(() -> INDEX.find("m"))
        .hasMessage("'m' means several sessions: math-7b~b2, math-7b~b1, math~a1");
  }

  @Test
  void shouldSayWhatThereIsInstead() {
    assertThatThrownBy(() -> INDEX.find("art"))
        .hasMessageContaining("there is no session 'art', only physics~c9, math-7b~b2");
    assertThatThrownBy(() -> index().find("art"))
        .hasMessage("there is no session 'art': there are none at all");
  }

  @Test
  void shouldListNoMoreThanFiveCandidates() {
    var many = index("a~1", "a~2", "a~3", "a~4", "a~5", "a~6", "a~7");

    assertThatThrownBy(() -> many.find("a"))
        .hasMessage("'a' means several sessions: a~7, a~6, a~5, a~4, a~3 and 2 more");
  }

  @Test
  void shouldFindADeletedSessionToDeleteItOnceMore() {
    var index = index(Set.of("art~d1", "math~d2", "math~d3"), "math-7b~b1", "physics~c9");

    assertThat(index.findAlsoDeleted("art~d1")).isEqualTo("art~d1");
    assertThat(index.findAlsoDeleted("art")).isEqualTo("art~d1");
    assertThat(index.findAlsoDeleted("ar")).isEqualTo("art~d1");
    assertThat(index.session("art~d1")).isEmpty();
    assertThatThrownBy(() -> index.findAlsoDeleted("math"))
        .hasMessage("'math' means several sessions: math~d2, math~d3");
    assertThatThrownBy(() -> index.find("art")).hasMessageContaining("there is no session 'art'");
  }

  @Test
  void shouldNotTakeTheNextClassForADeletedOneWhoseNameItBeginsWith() {
    var index = index(Set.of("math~d1"), "math-7b~b1");

    assertThat(index.findAlsoDeleted("math")).isEqualTo("math~d1");
    assertThat(index.findAlsoDeleted("math-")).isEqualTo("math-7b~b1");
  }

  @Test
  void shouldPreferASessionThatIsThereToADeletedOneOfTheSameClass() {
    var index = index(Set.of("math~d1"), "math~b1");

    assertThat(index.findAlsoDeleted("math")).isEqualTo("math~b1");
    assertThat(index.findAlsoDeleted("math~d")).isEqualTo("math~d1");
  }

  private static String found(String given) {
    return INDEX.find(given).getSession();
  }

  private static SessionIndex index(String... ids) {
    return index(Set.of(), ids);
  }

  /** Each started a minute after the one before. */
  private static SessionIndex index(Set<String> deleted, String... ids) {
    var sessions =
        IntStream.range(0, ids.length)
            .mapToObj(i -> Sessions.ended(ids[i], Sessions.STARTED.plusSeconds(60L * i)))
            .toList();
    return new SessionIndex(List.copyOf(sessions), deleted, 0);
  }
}
