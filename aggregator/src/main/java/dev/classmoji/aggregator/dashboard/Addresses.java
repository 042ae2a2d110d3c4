package dev.classmoji.aggregator.dashboard;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Under which addresses a browser may reach the dashboard, and from which pages.
 *
 * <p>It has no log-in, and what it shows is for the class's teacher alone. So that no other site
 * that is open in the same browser can read it, a request must come from a page of its own, and
 * must name it by an IP address, as {@code localhost} or by a configured name: a foreign name that
 * leads here (DNS rebinding) is refused.
 *
 * @param names host names beside {@code localhost}, in any case
 */
record Addresses(Set<String> names) {
  private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  Addresses {
    names =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  /**
   * @param authority the host with its port, if it is not the default one; null if none was sent
   */
  boolean isOurs(String authority) {
    if (authority == null) {
      return false;
    }
    var host = host(authority);
    return host.equals("localhost") || names.contains(host) || IP.matcher(host).matches();
  }

  /** The host of an authority, in lower case. */
  static String host(String authority) {
    return PORT.matcher(authority).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  /**
   * @param origin the page's origin, {@code scheme://host:port}; null if no browser page asks
   */
  boolean isOwnPage(String origin, String authority) {
    return origin == null || origin.replaceFirst("^https?://", "").equalsIgnoreCase(authority);
  }
}
