package dev.classmoji.schemas;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where a schema registry is.
 *
 * @param url such as {@code http://registry:8080/apis/registry/v3}
 * @param patience how long it may be away before a stage gives up
 */
record RegistrySettings(URI url, Duration patience) {
  private static final String PATIENCE = "classmoji.registry.patience";
  private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(1);

  RegistrySettings {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "%s must be like http://registry:8080/apis/registry/v3, not '%s'"
              .formatted(MessageFormat.REGISTRY_URL, url));
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException(PATIENCE + " must not be negative: " + patience);
    }
  }

  /** Empty if a client's settings name no registry. */
  static Optional<RegistrySettings> of(Map<String, Object> client) {
    return text(client, MessageFormat.REGISTRY_URL)
        .map(
            url ->
                new RegistrySettings(
                    URI.create(url),
                    text(client, PATIENCE).map(Duration::parse).orElse(DEFAULT_PATIENCE)));
  }

  private static Optional<String> text(Map<String, Object> client, String name) {
    return Optional.ofNullable(client.get(name))
        .map(value -> value.toString().strip())
        .filter(value -> !value.isEmpty());
  }
}
