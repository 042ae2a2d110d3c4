package dev.classmoji.aggregator.subscription.webhook.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are not of the public Internet, by IANA's registries of special purposes: nobody
 * outside is there, but something of ours may be that trusts whoever reaches it.
 */
public final class InternalAddresses {
  private static final List<Block> IPV4 =
      blocks(
          "0.0.0.0/8", // this host
          "10.0.0.0/8", // private
          "100.64.0.0/10", // behind carriers' NAT
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, and clouds' metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocols
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /** All that is public in IPv6: so loopback, mapped, NAT64, unique local and multicast are not. */
  private static final Block IPV6_PUBLIC = Block.of("2000::/3");

  private static final List<Block> IPV6 =
      blocks(
          "2001::/23", // protocols: Teredo, which hides an IPv4 address, and others
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, which hides an IPv4 address
          "3fff::/20"); // documentation

  private InternalAddresses() {}

  public static boolean contain(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address
        ? anyOf(IPV4, bytes)
        : !IPV6_PUBLIC.contains(bytes) || anyOf(IPV6, bytes);
  }

  private static boolean anyOf(List<Block> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static List<Block> blocks(String... texts) {
    return Stream.of(texts).map(Block::of).toList();
  }

  /**
   * Addresses that begin alike.
   *
   * @param first the first of them
   * @param bits in how many bits they agree
   */
  private record Block(byte[] first, int bits) {

    /** Reads {@code address/bits}. */
    static Block of(String text) {
      var parts = text.split("/");
      try { // a literal: nobody is asked
        return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text + " is no block of addresses", e);
      }
    }

    /**
     * @param address of the same family
     */
    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        if (((address[bit / 8] ^ first[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
