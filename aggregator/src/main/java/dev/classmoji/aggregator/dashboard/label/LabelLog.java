package dev.classmoji.aggregator.dashboard.label;

import dev.classmoji.aggregator.keeping.Keeper;
import dev.classmoji.aggregator.keeping.NotKeptException;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.StudentName;
import dev.classmoji.schemas.Topics;
import java.time.Clock;
import java.util.Map;

/** Keeps in {@code classmoji.student-labels} what a teacher calls students. Thread-safe. */
public final class LabelLog implements AutoCloseable {
  private final Keeper keeper;
  private final Clock clock;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public LabelLog(Map<String, Object> client, MessageFormat format, Clock clock) {
    this(new Keeper(client, format, Topics.STUDENT_LABELS, "classmoji-labels"), clock);
  }

  LabelLog(Keeper keeper, Clock clock) {
    this.keeper = keeper;
    this.clock = clock;
  }

  /**
   * Returns once Kafka has the name.
   *
   * @throws NotKeptException if it does not take it in time
   */
  public void keep(String session, String student, StudentName name) {
    long now = EpochMicros.of(clock.instant());
    keeper.keep(
        Keys.student(session, student), new StudentLabel(session, student, name.text(), now));
  }

  /**
   * Returns once Kafka has it that the student has no name.
   *
   * @throws NotKeptException if it does not take that in time
   */
  public void takeBack(String session, String student) {
    keeper.keep(Keys.student(session, student), null);
  }

  @Override
  public void close() {
    keeper.close();
  }
}
