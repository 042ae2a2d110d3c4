package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.SourceSignal;
import dev.classmoji.schemas.StudentFeedback;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlReportTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final StudentFeedback HAPPY = Scene.feedback("S01", 0L, Showing.HAPPY, null);

  @ParameterizedTest
  @CsvSource({"3,10", "12,60", "20,600"})
  void shouldShowEveryStudentWithoutScriptsOrOutsideAddresses(int students, int seconds) {
    var html = render(new SyntheticSession(students, seconds));

    assertThat(html)
        .doesNotContainIgnoringCase("http")
        .doesNotContainIgnoringCase("<script")
        .doesNotContainIgnoringCase("@import")
        .doesNotContainPattern("\\bon[a-z]+=")
        .doesNotContainPattern("url\\((?!#)");
    assertThat(count("<div class=\"lane\">", html)).isEqualTo(students);
    assertThat(html).contains("<h3>S%02d</h3>".formatted(students), "<main>");
  }

  @Test
  void shouldSayWhenWithItsTimeZone() {
    assertThat(render(new SyntheticSession(3, 10)))
        .contains("<h1>math-7b</h1>", "Sunday 15 June 2025, 17:06 CEST", "math-7b~k3f9");
  }

  @Test
  void shouldGiveEveryDrawingANameAndTheClassATable() {
    var html = render(new SyntheticSession(12, 60));

    assertThat(count("role=\"img\"", html)).isEqualTo(13);
    assertThat(html)
        .contains("<html lang=\"en\">", "<main>", "<header>", "<footer>")
        .contains("<title id=\"mood-title\">", "<desc id=\"mood-text\">")
        .contains("aria-label=\"S01: ")
        .contains("The same as a table, a row for each second")
        .contains("<th scope=\"row\">0:59</th>");
  }

  @Test
  void shouldCarryEachEmojisPictureOnceAndShowItBesideWords() {
    var html = render(new SyntheticSession(12, 60));

    assertThat(count("<symbol id=\"emoji-happy\"", html)).isEqualTo(1);
    assertThat(count("<use href=\"#emoji-happy\"/>", html)).isGreaterThan(2);
    assertThat(html)
        .contains("Fluent Emoji by Microsoft", "Copyright (c) Microsoft Corporation.")
        .containsPattern("<use href=\"#emoji-happy\"/></svg></span> looks happy</li>");
    assertThat(count("<span class=\"emoji", html))
        .isEqualTo(
            Pattern.compile("<span class=\"emoji[^>]*aria-hidden=\"true\"><svg><use ")
                .matcher(html)
                .results()
                .count());
    assertThat(html).doesNotContainPattern("[\\x{1F300}-\\x{1FAFF}]"); // no font is asked for any
  }

  @Test
  void shouldWriteAnEmojiWithoutAPictureAsText() {
    var fold = new SessionFold();
    fold.visit(StudentFeedback.newBuilder(HAPPY).setEmoji("<🙂>").build(), 0);
    fold.visit(Scene.feedback("S02", 0L, Showing.AWAY, null), 0);
    fold.visit(Scene.classFeedback(0, 0, 0, 0, 1, 0, 0, 0, 0, 1), 0);

    assertThat(render(ended(EndReason.COMPLETED, ""), fold))
        .contains("aria-hidden=\"true\">&lt;🙂&gt;</span> looks happy</li>")
        .contains("aria-hidden=\"true\"><svg><use href=\"#emoji-away\"/></svg></span> away</li>")
        .doesNotContain("emoji-happy");
  }

  @Test
  void shouldSayWhatItMustNotBeUsedFor() {
    assertThat(render(new SyntheticSession(3, 10)))
        .contains("Looks, not feelings", "Article 5(1)(f)")
        .contains("Not for grading, discipline or diagnosis")
        .contains("<em>expression-interim</em>")
        .doesNotContain("feels happy");
  }

  @Test
  void shouldSayHowSoonEachStageWas() {
    assertThat(render(new SyntheticSession(3, 10)))
        .contains(
            "<dt>picture decoded → emoji event appended in Kafka</dt><dd><strong>85 ms</strong>")
        .contains("A recording that is read faster than it plays")
        .doesNotContain("cannot be seen from here");
  }

  @Test
  void shouldSayWhatOfALiveClassTheDelaysLeaveOut() {
    var fold = new SessionFold();
    fold.visit(Scene.expression("S01", 0, 60_000), 0);
    fold.visit(SyntheticSession.tick(1, SourceSignal.LIVE, 4, 5), 0);

    assertThat(render(SyntheticSession.live(5), fold))
        .contains("<dt>in Kafka → read by the model</dt><dd><strong>30 ms</strong>")
        .contains("comes on top and cannot be seen from here")
        .contains("<strong>4 pictures a second</strong>")
        .contains("<dt>Source v1: data here → picture decoded</dt><dd><strong>12 ms</strong>")
        .contains("95 % within 340 ms, 99 % within 340 ms, at most 340 ms");
  }

  @Test
  void shouldCallStudentsByTheNamesThatTheyWereGiven() {
    var fold = new SessionFold();
    fold.visit(Scene.feedback("S01", 0L, Showing.HAPPY, null), 0);
    fold.visit(Scene.feedback("S02", 0L, Showing.HAPPY, null), 0);
    fold.visit(Scene.classFeedback(0, 0, 0, 0, 2, 0, 0, 0, 0, 0), 0);

    assertThat(render(SyntheticSession.ofNamed("S01", "Ana <b>"), fold))
        .contains("<main class=\"named\">")
        .contains("<h3 title=\"Ana &lt;b&gt;, S01\">Ana &lt;b&gt;</h3>", "<h3>S02</h3>")
        .contains("aria-label=\"Ana &lt;b&gt;: ")
        .contains("<th scope=\"row\">Ana &lt;b&gt; <small>S01</small></th>")
        .contains("<th scope=\"row\">S02</th>")
        .contains("<dt>Source v1 (Ana &lt;b&gt;)</dt>")
        .doesNotContain("Ana <b>");
  }

  @Test
  void shouldStaySmallForALongDayOfALargeClass() {
    var html = render(new SyntheticSession(60, 7_200));

    assertThat(html).hasSizeLessThan(2_000_000).contains("a row for each 15 s");
    assertThat(count("<tr><th scope=\"row\">", html)).isEqualTo(480 + 60);
  }

  @Test
  void shouldEscapeWhateverCameFromOutside() {
    var html =
        render(
            ended(EndReason.FAILED, "</style><img src=x onerror='a'> & more"), new SessionFold());

    assertThat(html)
        .contains("&lt;/style&gt;&lt;img src=x onerror=&#39;a&#39;&gt; &amp; more")
        .doesNotContain("<img");
  }

  @Test
  void shouldSayThatMediaBrokeOff() {
    assertThat(render(ended(EndReason.TRUNCATED, "after 12 s"), new SessionFold()))
        .contains("The media broke off before its stated length: after 12 s.");
  }

  @Test
  void shouldSayThatNoFaceWasSeen() {
    assertThat(render(ended(EndReason.COMPLETED, ""), new SessionFold()))
        .contains("No face was seen")
        .doesNotContain("Each student over time", "role=\"note\"", "How often the model");
  }

  @Test
  void shouldSayWhereFacesAreUnaccountedFor() {
    assertThat(render(ended(EndReason.COMPLETED, "", 7), new SessionFold()))
        .contains("of 7 found; only 0 of them are accounted for");
  }

  private static SessionDescriptor ended(EndReason reason, String detail) {
    return ended(reason, detail, 0);
  }

  private static SessionDescriptor ended(EndReason reason, String detail, long crops) {
    var counters = new IngestCounters(60L, 10L, 0L, 0L, crops, crops, 0L, 0L, 0L, 0L, 0L);
    return SyntheticSession.descriptor(
        new SessionEnded(
            Scene.SESSION, reason, detail, 8_000_000L, Scene.STARTED + 1_500_000, counters),
        0);
  }

  private static String render(SyntheticSession session) {
    var fold = new SessionFold();
    session.showTo(fold);
    return render(session.ended(fold.expressions().count()), fold);
  }

  private static String render(SessionDescriptor descriptor, SessionFold fold) {
    var summary = new SummaryBuilder(descriptor, Map.of(), fold).build(DashboardLatency.NONE, 0, 0);
    return new HtmlReport().render(new PageBuilder(summary, fold).build(BERLIN));
  }

  private static long count(String what, String html) {
    return Pattern.compile(Pattern.quote(what)).matcher(html).results().count();
  }
}
