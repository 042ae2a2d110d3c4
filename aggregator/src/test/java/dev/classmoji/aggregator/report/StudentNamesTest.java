package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudentNamesTest {

  @Test
  void shouldPreferTheTeachersNameToThatOfASource() {
    var session = session(Map.of(), source("S01", "Ana"), source("S02", "Bo"), source(null, null));

    assertThat(StudentNames.of(session, Map.of("S02", "Bob")))
        .containsOnly(Map.entry("S01", "Ana"), Map.entry("S02", "Bob"));
  }

  @Test
  void shouldCallAStudentAsTheOneWhoTurnedOutToBeTheSame() {
    var session = session(Map.of("S13", "S03", "S04", "S05"), source("S04", "Bo"));

    assertThat(StudentNames.of(session, Map.of("S13", "Ana")))
        .containsOnly(
            Map.entry("S03", "Ana"),
            Map.entry("S13", "Ana"),
            Map.entry("S04", "Bo"),
            Map.entry("S05", "Bo"));
  }

  @Test
  void shouldKeepTheNameThatAStudentHas() {
    var session = session(Map.of("S13", "S03"), source("S03", "Anne"));

    assertThat(StudentNames.of(session, Map.of("S13", "Ana", "S03", "Anna")))
        .containsOnly(Map.entry("S03", "Anna"), Map.entry("S13", "Anna"));
  }

  private static Source source(String student, String label) {
    return new Source("v1", SourceKind.STREAM, 0, 0, null, student, label);
  }

  private static SessionDescriptor session(Map<String, String> aliases, Source... sources) {
    return SessionDescriptor.newBuilder(SyntheticSession.descriptor(null, 2))
        .setSources(List.copyOf(Arrays.asList(sources)))
        .setAliases(aliases)
        .build();
  }
}
