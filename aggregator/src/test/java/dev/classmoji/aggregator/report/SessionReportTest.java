package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionReportTest {
  private static final long STARTED_MILLIS = Scene.STARTED / 1000;
  private static final IngestCounters COUNTERS =
      new IngestCounters(60L, 10L, 0L, 1L, 9L, 4L, 1_500_000L, 250_000L, 10_000L, 40_000L, 0L);

  private final MockLog log =
      new MockLog(
          Topics.EXPRESSIONS,
          Topics.EMOJI_EVENTS,
          Topics.STUDENT_FEEDBACK,
          Topics.CLASS_FEEDBACK,
          Topics.STUDENT_LABELS,
          Topics.DEAD_LETTERS);
  @TempDir private Path folder;

  @Test
  void shouldSumUpASessionFromTheTopics() {
    givenASession();

    var summary = read(ended(EndReason.TRUNCATED)).summary();

    assertThat(summary.session().reason()).isEqualTo("TRUNCATED");
    assertThat(summary.session().endedAt()).isEqualTo("2025-06-15T15:06:41.500Z");
    assertThat(summary.mediaSeconds()).isEqualTo(8);
    assertThat(summary.wallSeconds()).isEqualTo(2);
    assertThat(summary.speed()).isEqualTo(4);
    assertThat(summary.counts().expressions()).isEqualTo(2);
    assertThat(summary.counts().duplicates()).isEqualTo(1);
    assertThat(summary.counts().deadLetters())
        .containsEntry("LOST", 2L)
        .containsEntry("INVALID", 0L);
    assertThat(summary.counts().emojiEvents()).isEqualTo(2);
    assertThat(summary.cropOutcomes()).isEqualTo(new Summary.CropOutcomes(4, 2, 2, true));
    assertThat(summary.stages().ingest().source()).isEqualTo(new Summary.Busy(1.5, 0.75));
    assertThat(summary.stages().limit().stage()).isEqualTo("ingest.source");
    assertThat(summary.stages().classifier())
        .isEqualTo(new Summary.Classifier(0.012, 0.006, 3, 250, 1.5));
    assertThat(summary.latency().captureToClassifiedMillis().max()).isEqualTo(90);
    assertThat(summary.latency().captureToEventMillis())
        .isEqualTo(new Summary.Percentiles(1, 150, 150, 150, 150));
    assertThat(summary.latency().publishMillis().max()).isEqualTo(45);
    assertThat(summary.latency().inferMillis().max()).isEqualTo(45);
    assertThat(summary.latency().emitMillis())
        .isEqualTo(new Summary.Percentiles(1, 148.5, 148.5, 148.5, 148.5));
    assertThat(summary.models()).containsExactly("resnet18-a");
    assertThat(summary.studentSeconds()).containsEntry("happy", 1L).containsEntry("away", 1L);
    assertThat(summary.students())
        .singleElement()
        .satisfies(
            student -> {
              assertThat(student.student()).isEqualTo("S01");
              assertThat(student.emojiEvents()).isEqualTo(2);
              assertThat(student.meanConfidence()).isEqualTo(0.812);
            });
  }

  @Test
  void shouldTellHowSoonTheDashboardHadItAndPagesShowedIt() throws IOException {
    givenASession();

    var report =
        read(
            ended(EndReason.COMPLETED),
            new DashboardLatency(
                Optional.of(new Summary.Percentiles(4, 170, 240, 260, 280)),
                Optional.of(new Summary.Percentiles(3, 210, 290, 310, 330))));
    report.writeTo(folder);

    assertThat(SummaryText.lines(report.summary()))
        .contains(
            "  received     170.0    240.0    260.0    280.0  picture decoded → emoji event"
                + " committed and received",
            "  display      210.0    290.0    310.0    330.0  picture decoded → emoji on the screen");
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("<dt>picture decoded → emoji on the screen</dt><dd><strong>210 ms</strong>");
    var json = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(json.at("/latency/captureToReceivedMillis/p95").asDouble()).isEqualTo(240);
    assertThat(json.at("/latency/captureToShownMillis/p95").asDouble()).isEqualTo(290);
  }

  @Test
  void shouldSayWhereCropsAreWithoutAnOutcome() {
    append(Topics.EXPRESSIONS, "S01", Scene.expression("S01", 0, 1_000), 1);

    var outcomes = read(ended(EndReason.COMPLETED)).summary().cropOutcomes();

    assertThat(outcomes).isEqualTo(new Summary.CropOutcomes(4, 1, 0, false));
  }

  @Test
  void shouldTakeWhatTicksToldOfASessionThatNeverEnded() {
    append(
        Topics.EXPRESSIONS,
        "S01",
        new Tick(Scene.SESSION, 0L, Scene.STARTED, COUNTERS, List.of()),
        1);
    append(Topics.CLASS_FEEDBACK, "S01", Scene.classFeedback(3, 0, 0, 0, 1, 0, 0, 0, 0, 0), 2);

    var summary = read(SyntheticSession.descriptor(null, 1)).summary();

    assertThat(summary.session().reason()).isEqualTo("ABANDONED");
    assertThat(summary.session().endedAt()).isNull();
    assertThat(summary.mediaSeconds()).isEqualTo(3);
    assertThat(summary.counts().framesDecoded()).isEqualTo(60);
  }

  @Test
  void shouldCallStudentsWhatTheTeacherCalledThemLast() {
    givenASession();
    append(Topics.STUDENT_LABELS, "S01", label("S01", "Anna"), 300);
    append(Topics.STUDENT_LABELS, "S01", label("S01", "Ana"), 301);
    append(Topics.STUDENT_LABELS, "S02", label("S02", "Bo"), 302);
    append(Topics.STUDENT_LABELS, "S02", null, 303);
    log.append(Topics.STUDENT_LABELS, "other~1/S01", label("S01", "Cy"), STARTED_MILLIS);

    var summary = read(ended(EndReason.COMPLETED)).summary();

    assertThat(summary.session().labels()).containsExactly(Map.entry("S01", "Ana"));
    assertThat(summary.students()).extracting(Summary.Student::name).containsExactly("Ana");
  }

  @Test
  void shouldReportAClassOfATimeWithoutNames() {
    var older =
        new MockLog(
            Topics.EXPRESSIONS,
            Topics.EMOJI_EVENTS,
            Topics.STUDENT_FEEDBACK,
            Topics.CLASS_FEEDBACK,
            Topics.DEAD_LETTERS);

    var summary =
        SessionReport.read(
                older,
                older,
                MessageFormat.local(),
                ended(EndReason.COMPLETED),
                DashboardLatency.NONE,
                Duration.ZERO)
            .summary();

    assertThat(summary.session().labels()).isEmpty();
  }

  private static StudentLabel label(String student, String name) {
    return new StudentLabel(Scene.SESSION, student, name, Scene.STARTED);
  }

  @Test
  void shouldWriteAllFiles() throws IOException {
    givenASession();

    read(ended(EndReason.COMPLETED)).writeTo(folder.resolve("new/report"));

    var report = folder.resolve("new/report");
    assertThat(report)
        .isDirectoryContaining("glob:**/events.jsonl")
        .isDirectoryContaining("glob:**/students.csv")
        .isDirectoryContaining("glob:**/class.csv")
        .isDirectoryContaining("glob:**/report.html");
    try (var files = Files.list(report)) {
      assertThat(files).hasSize(5);
    }
    var json = new ObjectMapper().readTree(report.resolve("summary.json").toFile());
    assertThat(json.at("/session/startedAt").asText()).isEqualTo("2025-06-15T15:06:40Z");
    assertThat(json.at("/latency/captureToEventMillis/p50").asDouble()).isEqualTo(150);
    assertThat(json.at("/cropOutcomes/kept").asBoolean()).isTrue();
  }

  @Test
  void shouldReportASessionWithoutAnyFace() throws IOException {
    var counters = new IngestCounters(60L, 10L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    var report = read(SyntheticSession.descriptor(end(EndReason.COMPLETED, counters), 0));

    report.writeTo(folder);

    assertThat(folder.resolve("events.jsonl")).isEmptyFile();
    assertThat(folder.resolve("students.csv")).content().hasLineCount(1);
    assertThat(folder.resolve("class.csv")).content().hasLineCount(1);
    assertThat(folder.resolve("report.html")).content().contains("No face was seen");
    assertThat(report.summary().latency().captureToClassifiedMillis()).isNull();
    assertThat(report.summary().cropOutcomes().kept()).isTrue();
  }

  @Test
  void shouldSayInOneLineWhyAFolderCannotBeWritten() throws IOException {
    var file = Files.createFile(folder.resolve("taken"));
    var report = read(ended(EndReason.COMPLETED));

    assertThatThrownBy(() -> report.writeTo(file))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write a report into " + file + ": it is not a folder");
    assertThatThrownBy(() -> report.writeTo(file.resolve("below")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write a report into ")
        .hasMessageNotContaining("\n");
  }

  private void givenASession() {
    append(Topics.EXPRESSIONS, "S01", Scene.expression("S01", 0, 60_000), 100);
    append(Topics.EXPRESSIONS, "S01", Scene.expression("S01", 1, 90_000), 100);
    append(Topics.EXPRESSIONS, "S01", Scene.expression("S01", 1, 99_000), 100);
    append(Topics.EMOJI_EVENTS, "S01", Scene.changed("S01", 1, null, Showing.HAPPY), 150);
    append(Topics.EMOJI_EVENTS, "S01", Scene.left("S01", 2, Showing.HAPPY), 160);
    append(Topics.STUDENT_FEEDBACK, "S01", Scene.feedback("S01", 0L, Showing.HAPPY, null), 170);
    append(Topics.STUDENT_FEEDBACK, "S01", Scene.feedback("S01", 1L, Showing.AWAY, null), 170);
    append(Topics.CLASS_FEEDBACK, "S01", Scene.classFeedback(0, 0, 0, 0, 1, 0, 0, 0, 0, 0), 180);
    append(Topics.CLASS_FEEDBACK, "S01", Scene.classFeedback(1, 0, 0, 0, 0, 0, 0, 0, 0, 1), 2_000);
    append(Topics.DEAD_LETTERS, "S01", Scene.deadCrops(DeadLetterReason.LOST, 7, 8), 190);
  }

  private void append(Topic topic, String student, SpecificRecord message, long atMillis) {
    log.append(topic, Scene.SESSION + '/' + student, message, STARTED_MILLIS + atMillis);
  }

  private SessionReport read(SessionDescriptor descriptor) {
    return read(descriptor, DashboardLatency.NONE);
  }

  private SessionReport read(SessionDescriptor descriptor, DashboardLatency seen) {
    var format = MessageFormat.local();
    return SessionReport.read(log, log, format, descriptor, seen, Duration.ZERO);
  }

  private SessionDescriptor ended(EndReason reason) {
    return SyntheticSession.descriptor(end(reason, COUNTERS), 1);
  }

  private static SessionEnded end(EndReason reason, IngestCounters counters) {
    return new SessionEnded(
        Scene.SESSION, reason, "", 8_000_000L, Scene.STARTED + 1_500_000, counters);
  }
}
