package dev.classmoji.aggregator.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A module that the page does not preload waits for the one that imports it, one after the other.
 */
class PreloadTest {
  private static final Pattern PRELOADED =
      Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\"");
  private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\": \"(\\./_static[^\"]+)\"");
  private static final Pattern IMPORTED =
      Pattern.compile(
          "(?:^|[;}\\s])(?:import|export)\\s*(?:[\\w{}\\s,*$]+?\\s*from\\s*)?[\"']([^\"']+)[\"']");

  @Test
  void shouldPreloadWhatTheLiveViewImportsAndWhatItsChartWillAndNoMore() throws IOException {
    var page = read("index.html");
    var mapped =
        MAPPED
            .matcher(page)
            .results()
            .collect(Collectors.toMap(result -> result.group(1), result -> result.group(2)));

    var expected = imported("dashboard/classmoji-app.js", mapped);
    expected.add(normal(mapped.get("echarts")));

    assertThat(found(PRELOADED, page).stream().map(PreloadTest::normal))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Set<String> imported(String first, Map<String, String> mapped) throws IOException {
    var all = new TreeSet<String>();
    var left = new ArrayDeque<>(List.of(first));
    while (!left.isEmpty()) {
      var module = left.pop();
      if (all.add(module)) {
        for (var name : found(IMPORTED, read(module))) {
          left.add(resolved(name, module, mapped));
        }
      }
    }
    return all;
  }

  private static String resolved(String name, String importer, Map<String, String> mapped) {
    if (name.startsWith(".")) {
      return URI.create(importer).resolve(name).toString();
    }
    if (mapped.containsKey(name)) {
      return normal(mapped.get(name));
    }
    var folder =
        mapped.keySet().stream()
            .filter(key -> key.endsWith("/") && name.startsWith(key))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the import map has no %s".formatted(name)));
    return normal(mapped.get(folder) + name.substring(folder.length()));
  }

  private static String normal(String address) {
    return URI.create(address).normalize().toString();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
  }

  private static String read(String path) throws IOException {
    try (var in = PreloadTest.class.getResourceAsStream("/META-INF/resources/" + path)) {
      assertThat(in).as(path).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
