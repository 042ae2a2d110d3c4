package dev.classmoji.ingest.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where live video comes from: a server that is asked, a port that is listened on, or a camera.
 *
 * @param text as a person wrote it; may hold a stream key or a password, so it is never shown
 * @param kind how it is spoken to
 * @param listens whether others push to it
 */
public record StreamAddress(String text, StreamKind kind, boolean listens) {
  /**
   * Reads an address: {@code rtmp://…}, {@code rtsp://…}, {@code srt://…}, {@code http(s)://…},
   * {@code udp://…}, {@code /dev/video0}; {@code rtmp://0.0.0.0:1935/live?listen} and {@code
   * srt://0.0.0.0:9000?mode=listener} take a push.
   *
   * @throws IllegalArgumentException if it is none of these; the message says what to do
   */
  public static StreamAddress parse(String text) {
    if (text.startsWith("/dev/")) {
      return new StreamAddress(text, StreamKind.CAMERA, false);
    }
    var uri = uri(text);
    var kind =
        Arrays.stream(StreamKind.values())
            .filter(each -> each.schemes().contains(scheme(uri)))
            .findFirst()
            .orElseThrow(() -> fault(text, "its kind is not known"));
    boolean listens = kind.asksToListen(query(uri));
    if (uri.getHost() == null && !(kind == StreamKind.UDP && uri.getPort() < 0)) {
      throw fault(text, "it names no host");
    }
    if (uri.getPort() < 0 && (listens || kind.needsPort())) {
      throw fault(text, "it names no port");
    }
    return new StreamAddress(text, kind, listens);
  }

  /** Without what may be secret: user and password, stream key, query. */
  public String shown() {
    if (kind == StreamKind.CAMERA) {
      return text;
    }
    var uri = uri(text);
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    var shown =
        "%s://%s%s".formatted(scheme(uri), uri.getHost() == null ? "" : uri.getHost(), port);
    return listens ? shown + " (listening)" : shown;
  }

  /** Whether it is waited for rather than asked: MPEG-TS over UDP comes without a connection. */
  boolean waits() {
    return listens || kind == StreamKind.UDP;
  }

  /** The port that is listened on. */
  int port() {
    return uri(text).getPort();
  }

  /** The address of the machine that is listened on, e.g. {@code 0.0.0.0}. */
  String host() {
    return uri(text).getHost();
  }

  /** The path with its slash, e.g. {@code /live/class}; empty if there is none. */
  String path() {
    return uri(text).getRawPath();
  }

  @Override
  public String toString() {
    return shown();
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw fault(text, "it is no address");
    }
  }

  private static String scheme(URI uri) {
    return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : uri.getRawQuery();
  }

  private static IllegalArgumentException fault(String text, String why) {
    var start = text.contains("://") ? text.substring(0, text.indexOf("://") + 3) + "…" : text;
    return new IllegalArgumentException(
        ("%s cannot be a live source: %s; give rtmp://, rtsp://, srt://, http(s)://, udp:// with host"
                + " and port, or /dev/video0%s")
            .formatted(
                start,
                why,
                Path.of(start.replace("://…", "")).toFile().isFile()
                    ? "; a recording is played by replay"
                    : ""));
  }
}
