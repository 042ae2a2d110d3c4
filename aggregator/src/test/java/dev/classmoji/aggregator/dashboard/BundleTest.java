package dev.classmoji.aggregator.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the build makes of the page's modules and styles. */
class BundleTest {
  private static final Pattern LINKED =
      Pattern.compile("<(?:link rel=\"stylesheet\" href|script type=\"module\" src)=\"([^\"]+)\"");
  private static final Pattern IMPORTED =
      Pattern.compile("\\b(?:import|from)\\s*\\(?\\s*[\"']([^\"']+)[\"']");
  private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\": \"\\./_static[^\"]+\"");

  @Test
  void shouldLeaveThePageOneFileOfEachKindToAskForAndTheChartsLibrary() throws IOException {
    var page = read("index.html");

    assertThat(found(LINKED, page)).containsExactly("dashboard/page.css", "dashboard/page.js");
    assertThat(found(IMPORTED, read("dashboard/page.js")))
        .containsOnly("echarts")
        .isEqualTo(found(MAPPED, page));
    assertThat(read("dashboard/page.css")).doesNotContain("@import");
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static String read(String path) throws IOException {
    try (var in = BundleTest.class.getResourceAsStream("/META-INF/resources/" + path)) {
      assertThat(in).as(path).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
