package dev.classmoji.aggregator.dashboard;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The address that students are given, if it is another than the teacher's: under its host name
 * there are own views, what these are made of, and nothing else of the class.
 */
record StudentEntrance(Optional<URI> address) {
  private static final Set<String> PAGES = Set.of("/", "/api/own", "/api/own/review");

  /**
   * @throws IllegalArgumentException if the address does not lead to a host
   */
  StudentEntrance {
    address
        .filter(uri -> uri.getHost() == null)
        .ifPresent(
            uri -> {
              throw new IllegalArgumentException(
                  "own-view-address must be like https://class.example/, not " + uri);
            });
  }

  Optional<String> host() {
    return address.map(URI::getHost);
  }

  /**
   * @param path without dots and escapes
   */
  boolean admits(String authority, String path) {
    boolean here = host().filter(Addresses.host(authority)::equalsIgnoreCase).isPresent();
    return !here
        || PAGES.contains(path)
        || path.startsWith("/dashboard/")
        || path.startsWith("/_static/");
  }
}
