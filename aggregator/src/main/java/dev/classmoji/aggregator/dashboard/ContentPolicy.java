package dev.classmoji.aggregator.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The page's Content Security Policy: everything from this server and nothing inline, save the one
 * import map, which browsers take in no other way; it is admitted by its hash.
 */
final class ContentPolicy {
  private static final String PAGE = "/META-INF/resources/index.html";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private ContentPolicy() {}

  static String ofPage() {
    return of(page());
  }

  static String of(String html) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'" + hashes(html),
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  private static String hashes(String html) {
    var hashes = new StringBuilder();
    IMPORT_MAP
        .matcher(html)
        .results()
        .forEach(map -> hashes.append(" 'sha256-").append(sha256(map.group(1))).append('\''));
    return hashes.toString();
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static String page() {
    try (var in = ContentPolicy.class.getResourceAsStream(PAGE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
