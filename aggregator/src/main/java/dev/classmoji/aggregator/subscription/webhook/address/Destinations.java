package dev.classmoji.aggregator.subscription.webhook.address;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where may be posted to: by HTTPS to public addresses alone, unless internal ones are allowed.
 *
 * <p>A name is looked up, and all its addresses are checked, for every post; what is then connected
 * to is one of these very addresses. So a name that leads elsewhere the second time it is asked for
 * (DNS rebinding) leads nowhere.
 *
 * @param allowInternal whether HTTP and internal addresses are allowed
 */
public record Destinations(boolean allowInternal, NameService names) {

  /**
   * The addresses that a URL may be posted to now; waits for the name service.
   *
   * @throws RefusedAddressException if it may not be posted to, or one of its addresses may not
   * @throws UnknownHostException if it has no address for now
   */
  public List<InetAddress> addresses(URI url) throws RefusedAddressException, UnknownHostException {
    check(url);
    var host = host(url);
    var addresses = names.addresses(host);
    if (!allowInternal && addresses.stream().anyMatch(InternalAddresses::contain)) {
      throw new RefusedAddressException("%s leads to an internal address".formatted(host));
    }
    return addresses;
  }

  private void check(URI url) throws RefusedAddressException {
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if (!"https".equalsIgnoreCase(url.getScheme()) && !(http && allowInternal)) {
      throw new RefusedAddressException("a webhook's url begins with https://");
    }
    if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw new RefusedAddressException(
          "a webhook's url names a host, and neither a user nor a fragment");
    }
  }

  /** The host as a name service knows it: an IPv6 address without its brackets. */
  public static String host(URI url) {
    var host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The port, also where the URL leaves it out. */
  public static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return isSecure(url) ? 443 : 80;
  }

  public static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }
}
