package dev.classmoji.aggregator.subscription.mqtt;

import java.net.URI;

/**
 * Where an MQTT broker is.
 *
 * @param secure whether TLS is spoken, with a certificate of that host that the JVM trusts
 */
record BrokerAddress(String host, int port, boolean secure) {
  private static final int PORT = 1883;
  private static final int SECURE_PORT = 8883;

  /**
   * Reads {@code mqtt://host}, {@code mqtts://host}, each with a port or without.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static BrokerAddress of(URI url) {
    boolean secure = "mqtts".equals(url.getScheme());
    if (!secure && !"mqtt".equals(url.getScheme())
        || url.getHost() == null
        || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "classmoji.aggregator.mqtt.url must be like mqtt://host:1883 or mqtts://host:8883; user and"
              + " password are settings of their own");
    }
    int standard = secure ? SECURE_PORT : PORT;
    return new BrokerAddress(url.getHost(), url.getPort() < 0 ? standard : url.getPort(), secure);
  }
}
