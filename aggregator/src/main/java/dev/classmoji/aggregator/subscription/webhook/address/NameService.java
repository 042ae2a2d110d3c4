package dev.classmoji.aggregator.subscription.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Knows the addresses of hosts; waits for them. */
@FunctionalInterface
public interface NameService {

  /**
   * All addresses of a host, which may be given as an address itself.
   *
   * @throws UnknownHostException if it has none, or nobody says for now
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** The system's own. */
  static NameService system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
