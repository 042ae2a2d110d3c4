package dev.classmoji.standalone.dashboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's own Chromium, headless, with a fresh profile; nothing is downloaded. */
public final class Chromium implements AutoCloseable {
  private static final String MISSING =
      "the browser tests are skipped: no Chromium was found; install one (apt-get install chromium)"
          + " or name one with CHROMIUM=/path/to/it";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  static Optional<Path> find() {
    var named =
        Stream.of(System.getProperty("chromium"), System.getenv("CHROMIUM"))
            .filter(path -> path != null && !path.isBlank())
            .map(Path::of);
    var onPath =
        NAMES.stream()
            .flatMap(
                name ->
                    Arrays.stream(System.getenv("PATH").split(":"))
                        .map(folder -> Path.of(folder, name)));
    return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
  }

  /** Skips the test if there is no Chromium, and says so. */
  public static void require() {
    boolean found = find().isPresent();
    if (!found) {
      System.out.println("dashboard: " + MISSING);
    }
    assumeTrue(found, MISSING);
  }

  public static Chromium launch() {
    return new Chromium(find().orElseThrow());
  }

  /** A new window with nothing in common with others. */
  TeacherPage open(String url, Browser.NewContextOptions options) {
    return new TeacherPage(browser.newContext(options), url);
  }

  /** A page of anybody's in a new window. */
  public Page open(String url) {
    var page = browser.newContext().newPage();
    page.navigate(url);
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
