package dev.classmoji.aggregator.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Position;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {

  @Test
  void shouldBeginNowUnlessAskedOtherwise() {
    assertThat(ask(Map.of(), null).start()).isEmpty();
    assertThat(ask(Map.of("from", "now"), "").start()).isEmpty();
    assertThat(ask(Map.of("from", "start"), null).start()).contains(Position.START);
    assertThat(ask(Map.of("after", "2-7"), null).start()).contains(Position.parse("2-7"));
  }

  @Test
  void shouldBelieveAClientThatComesBackMoreThanItsFirstQuery() {
    assertThat(ask(Map.of("from", "start"), "2-7").start()).contains(Position.parse("2-7"));
    assertThat(ask(Map.of("after", "2-3"), "2-7").start()).contains(Position.parse("2-7"));
  }

  @Test
  void shouldReadTheFilterToo() {
    assertThat(ask(Map.of("student", "S01"), null).filter())
        .isEqualTo(Filter.of(Map.of("student", "S01")));
  }

  @ParameterizedTest
  @CsvSource({"from, yesterday", "after, x", "sesion, math-7b", "student, ''"})
  void shouldSayInOneLineWhatItDoesNotUnderstand(String name, String value) {
    assertThatThrownBy(() -> ask(Map.of(name, value), null))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .hasLineCount(1);
  }

  @Test
  void shouldRefuseTwoAnswersToOneQuestion() {
    assertThatThrownBy(() -> Request.of(Map.of("student", List.of("S01", "S02")), null))
        .hasMessage("student must be said once");
  }

  private static Request ask(Map<String, String> query, String lastEventId) {
    return Request.of(
        query.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))),
        lastEventId);
  }
}
