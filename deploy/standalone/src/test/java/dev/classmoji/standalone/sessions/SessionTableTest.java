package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void shouldAlignItsColumnsAndLeaveOpenWhatIsNotKnownYet() {
    var sessions =
        List.of(
            Sessions.running("art~x1", Sessions.STARTED),
            Sessions.abandoned("art~x2", Sessions.STARTED),
            Sessions.ended("a-long-name~k3f9", Sessions.STARTED, 3_723, 12));

    assertThat(SessionTable.lines(sessions, false, BERLIN))
        .containsExactly(
            "SESSION           STATE      STARTED                LENGTH  STUDENTS",
            "art~x1            running    2026-11-20 10:30 CET        -         -",
            "art~x2            abandoned  2026-11-20 10:30 CET        -         3",
            "a-long-name~k3f9  completed  2026-11-20 10:30 CET  1:02:03        12");
  }

  @Test
  void shouldNotCallASessionRunningWhereNobodyElseIsAtWork() {
    var broken = List.of(Sessions.running("art~x1", Sessions.STARTED));

    assertThat(SessionTable.lines(broken, true, BERLIN).get(1)).contains("broken off");
  }

  @Test
  void shouldStateASessionForPrograms() throws Exception {
    var json = new ObjectMapper();

    assertThat(
            json.writeValueAsString(
                SessionLine.of(Sessions.ended("art~x1", Sessions.STARTED), true)))
        .isEqualTo(
            "{'session':'art~x1','name':'art','run':'x1','state':'ENDED','reason':'COMPLETED',"
                    .replace('\'', '"')
                + "'started_at':'2026-11-20T09:30:00Z','media_s':90.000000,'students':12,'labels':{}}"
                    .replace('\'', '"'));
    var running = Sessions.running("art~x1", Sessions.STARTED);
    assertThat(json.valueToTree(SessionLine.of(running, false)).findValue("students").isNull())
        .isTrue();
    assertThat(SessionLine.of(running, false).state()).isEqualTo("RUNNING");
    assertThat(SessionLine.of(running, true).state()).isEqualTo("BROKEN_OFF");
  }
}
