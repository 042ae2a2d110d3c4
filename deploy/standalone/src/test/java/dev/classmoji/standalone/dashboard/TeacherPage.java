package dev.classmoji.standalone.dashboard;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The dashboard in a browser's window, as a teacher sees it. */
final class TeacherPage implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 30_000;

  /**
   * Notes when each event was first on the screen, after the frame that drew it: wall clock, ms.
   */
  private static final String WATCH_EVENTS =
      """
      window.seen = {};
      new MutationObserver((changes) => {
        const events = changes.map(({target}) => target.dataset.event);
        requestAnimationFrame(() => setTimeout(() => {
          const at = performance.timeOrigin + performance.now();
          events.forEach((event) => { window.seen[event] ??= at; });
        }));
      }).observe(document, {subtree: true, attributes: true, attributeFilter: ['data-event']});
      """;

  /**
   * Notes the browser's long tasks, [start, length], and when the class and its chart were drawn.
   */
  private static final String WATCH_WORK =
      """
      window.tasks = [];
      new PerformanceObserver((list) => {
        list.getEntries().forEach(({startTime, duration}) => window.tasks.push([startTime, duration]));
      }).observe({type: 'longtask', buffered: true});
      new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
        window.completeAt ??= performance.now();
      }))).observe(document, {subtree: true, attributes: true, attributeFilter: ['data-until']});
      """;

  /** All that is drawn of the class: faces, words, trends, the chart's very pixels. */
  private static final String DRAWN =
      """
      () => JSON.stringify({
        faces: [...document.querySelectorAll('emoji-face[data-student]')]
          .map(({dataset: {student, showing, event}}) => [student, showing, event]),
        words: [...document.querySelectorAll('class-headline, student-grid')].map((part) => part.innerText),
        trends: [...document.querySelectorAll('.trend rect')]
          .map((stretch) => [...stretch.attributes].map(({value}) => value).join(' ')),
        chart: document.querySelector('mood-chart canvas')?.toDataURL(),
      })
      """;

  /** What the line on delays says of a session like this. */
  private static final String DELAY_LINE =
      """
      async (session) => {
        const line = document.createElement('delay-line');
        line.session = JSON.parse(session);
        document.body.append(line);
        await line.updateComplete;
        const text = line.textContent;
        line.remove();
        return text;
      }
      """;

  private final BrowserContext context;
  private final Page page;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  TeacherPage(BrowserContext context, String url) {
    this.context = context;
    page = context.newPage();
    page.onRequest(request -> requests.add(request.url()));
    page.onWebSocket(socket -> requests.add(socket.url()));
    page.onPageError(complaints::add);
    page.onCrash(crashed -> complaints.add("the page crashed"));
    page.onRequestFailed(
        request -> {
          if (!request.failure().contains("ERR_ABORTED")) { // a picture that went before it came
            complaints.add(request.url() + " failed: " + request.failure());
          }
        });
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.addInitScript(WATCH_EVENTS);
    page.addInitScript(WATCH_WORK);
    page.navigate(url);
  }

  /** Waits until the page says a text somewhere. */
  void awaitText(String where, String text) {
    PlaywrightAssertions.assertThat(page.locator(where))
        .containsText(
            text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
  }

  void awaitStudents(int students) {
    PlaywrightAssertions.assertThat(faces())
        .hasCount(students, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
  }

  /** Waits until a second of media time, or a later one, is drawn everywhere, in the chart too. */
  void awaitSecond(long second) {
    page.waitForFunction(
        "(second) => document.querySelector('.plot')?.dataset.until >= second",
        (int) second,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
  }

  /** Waits until at least so many changes were seen. */
  void awaitChanges(int changes) {
    page.waitForFunction(
        "(changes) => Object.keys(window.seen).length >= changes",
        changes,
        new Page.WaitForFunctionOptions().setTimeout(60_000));
  }

  private Locator faces() {
    return page.locator("emoji-face[data-student]");
  }

  /** When each event was drawn: by its place in the log, wall clock, ms. */
  @SuppressWarnings("unchecked")
  Map<String, Number> changes() {
    return (Map<String, Number>) page.evaluate("() => window.seen");
  }

  /** How many tasks of the page's main thread, begun after a time, took longer; both in ms. */
  int tasksLongerThan(double millis, double afterMillis) {
    return (int)
        page.evaluate(
            "([longer, after]) => window.tasks.filter(([at, took]) => at > after && took > longer).length",
            List.of(millis, afterMillis));
  }

  /** Since it was asked for. */
  double nowMillis() {
    return ((Number) page.evaluate("() => performance.now()")).doubleValue();
  }

  /** How long after it was asked for the page showed the class and its chart, ms. */
  double completeAfterMillis() {
    return ((Number) page.evaluate("() => window.completeAt")).doubleValue();
  }

  /** What its scripts hold on to, once the rest is collected. */
  long heapBytes() {
    var devtools = context.newCDPSession(page);
    devtools.send("HeapProfiler.collectGarbage");
    long bytes = devtools.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
    devtools.detach();
    return bytes;
  }

  String drawn() {
    return (String) page.evaluate(DRAWN);
  }

  /** What it says of the delays of a running session whose live sources tell this, JSON. */
  String delays(String sources) {
    return (String)
        page.evaluate(
            DELAY_LINE,
            """
            {"details": {"state": "RUNNING"}, "shown": {"medianMillis": 190, "mostMillis": 310},
             "latest": {"sources": %s}}
            """
                .formatted(sources));
  }

  /** Presses the button with these words on it. */
  void press(String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words)).click();
  }

  /** Goes to the button with these words on it, as the tabulator key does. */
  void focus(String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words)).focus();
  }

  /** What is said of the part that the keyboard is at. */
  String focused() {
    return (String) page.evaluate("() => document.activeElement.ariaLabel");
  }

  /** Presses a key, named as in KeyboardEvent.key, with those held before it: Control+A. */
  void key(String key) {
    page.keyboard().press(key);
  }

  /** Writes in place of all that stands where the keyboard is at. */
  void write(String text) {
    key("Control+A");
    page.keyboard().insertText(text);
  }

  /** Ticks the box, or chooses the option, with these words beside it. */
  void check(String words) {
    page.getByLabel(words, new Page.GetByLabelOptions().setExact(true)).check();
  }

  /** Follows the link with these words on it. */
  void follow(String words) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true))
        .click();
  }

  /** Moves the review to a second, as its slider does. */
  void slide(int second) {
    page.locator(".scrubber").fill(String.valueOf(second));
  }

  /** Chooses from the list with these words beside it. */
  void select(String label, String option) {
    page.getByLabel(label).selectOption(new SelectOption().setLabel(option));
  }

  /** Has the keyboard at the first part that a CSS selector finds. */
  void focusOn(String where) {
    page.locator(where).focus();
  }

  void strike(String key) {
    page.keyboard().press(key);
  }

  /** What a screen reader is told of an element's value. */
  String spoken(String where) {
    return page.locator(where).getAttribute("aria-valuetext");
  }

  /** Waits until the review has come to a second, or a later one. */
  void awaitClock(int second) {
    page.waitForFunction(
        "(second) => document.querySelector('review-view').second >= second",
        second,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
  }

  void awaitButton(String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true))
        .waitFor();
  }

  /** The text of a file that the link with these words on it leads to. */
  String download(String words) throws IOException {
    var file = page.waitForDownload(() -> follow(words));
    return Files.readString(file.path());
  }

  /** What an input holds. */
  String value(String where) {
    return page.locator(where).inputValue();
  }

  String address() {
    return (String) page.evaluate("() => location.href");
  }

  void fill(String label, String value) {
    page.getByLabel(label).fill(value);
  }

  /** Opens or closes the part of the page with these words on it. */
  void unfold(String words) {
    page.locator("summary").getByText(words).click();
  }

  void reload() {
    page.reload();
  }

  /** What a function of the page's own language answers. */
  Object ask(String function) {
    return page.evaluate(function);
  }

  int count(String what) {
    return page.locator(what).count();
  }

  String text(String where) {
    return page.locator(where).innerText();
  }

  /** What WCAG 2.2 AA forbids and axe-core finds: rules and elements; empty if nothing. */
  List<String> barriers() {
    return new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations()
            .stream()
            .map(
                rule ->
                    rule.getId()
                        + ": "
                        + rule.getNodes().stream().map(CheckedNode::getHtml).toList())
            .toList();
  }

  /** Leads to another session by its address. */
  void choose(String session) {
    page.evaluate("(session) => { location.hash = '#/' + session; }", session);
  }

  /** Whether something is wider than the window. */
  boolean overflows() {
    return (boolean)
        page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
  }

  void screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** Every address it asked for. */
  List<String> requests() {
    return requests;
  }

  /** What went wrong in the browser, save the lost connections. */
  List<String> complaints() {
    return complaints.stream().filter(line -> !line.contains("WebSocket connection to")).toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
