package dev.classmoji.aggregator.subscription.webhook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook's posts are signed with, in the manner of Standard Webhooks: {@code whsec_} and 24
 * to 64 bytes in Base64. It says itself only where it is asked to.
 */
public final class Secret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int NEW_BYTES = 32;
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private final byte[] key;

  private Secret(byte[] key) {
    this.key = key;
  }

  /** A new one that nobody can guess. */
  public static Secret random() {
    var key = new byte[NEW_BYTES];
    new SecureRandom().nextBytes(key);
    return new Secret(key);
  }

  /**
   * @throws IllegalArgumentException if the text is none; the message does not repeat it
   */
  public static Secret parse(String text) {
    var key = text.startsWith(PREFIX) ? decode(text.substring(PREFIX.length())) : new byte[0];
    if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a secret is %s and %d to %d bytes in Base64"
              .formatted(PREFIX, FEWEST_BYTES, MOST_BYTES));
    }
    return new Secret(key);
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** The secret itself, for whoever must keep it. */
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /**
   * The header {@code webhook-signature} of a message: {@code v1,} and the HMAC-SHA256 of {@code
   * id.timestamp.body} in Base64.
   *
   * @param epochSeconds the header {@code webhook-timestamp}
   */
  public String sign(String id, long epochSeconds, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + '.' + epochSeconds + '.').getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
