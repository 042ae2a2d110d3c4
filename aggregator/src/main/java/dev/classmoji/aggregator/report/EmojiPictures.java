package dev.classmoji.aggregator.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The dashboard's own drawings of emoji, so that a report looks alike everywhere too. Which emoji
 * has which drawing is read from the dashboard's table, its one source.
 *
 * @param drawn by emoji; one that the dashboard does not draw either is not in it
 * @param licence of the drawings, to be handed on with them
 */
record EmojiPictures(Map<String, Picture> drawn, String licence) {
  private static final String DASHBOARD = "/META-INF/resources/dashboard/";
  private static final String DRAWINGS = DASHBOARD + "emoji/";

  /** {@code EMOJI = {ANGRY: '😠', …}}; the drawing's file is the state's name in lower case. */
  private static final Pattern TABLE = Pattern.compile("EMOJI = \\{([^}]*)}");

  private static final Pattern ROW = Pattern.compile("(\\w+): '([^']+)'");
  private static final Pattern SVG =
      Pattern.compile("<svg [^>]*viewBox=\"([^\"]*)\"[^>]*>(.*)</svg>\\s*", Pattern.DOTALL);

  /**
   * One drawing.
   *
   * @param id of its SVG symbol in the page
   * @param drawing SVG elements
   */
  record Picture(String id, String viewBox, String drawing) {}

  /** The pictures of those emoji that the dashboard draws. */
  static EmojiPictures of(Collection<String> emoji) {
    var drawn = new LinkedHashMap<String, Picture>();
    for (var row : ROW.matcher(table()).results().toList()) {
      if (emoji.contains(row.group(2))) {
        drawn.put(row.group(2), picture(row.group(1).toLowerCase(Locale.ROOT)));
      }
    }
    return new EmojiPictures(drawn, text(DRAWINGS + "LICENSE-fluent-emoji.txt").strip());
  }

  private static String table() {
    var table = TABLE.matcher(text(DASHBOARD + "showing.js"));
    if (!table.find()) {
      throw new IllegalStateException("showing.js has no table of emoji");
    }
    return table.group(1);
  }

  private static Picture picture(String name) {
    var svg = SVG.matcher(text(DRAWINGS + name + ".svg"));
    if (!svg.matches()) {
      throw new IllegalStateException(name + ".svg is not one drawing with a view box");
    }
    return new Picture("emoji-" + name, svg.group(1), svg.group(2));
  }

  private static String text(String resource) {
    try (var in = EmojiPictures.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
