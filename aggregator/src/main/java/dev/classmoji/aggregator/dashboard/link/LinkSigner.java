package dev.classmoji.aggregator.dashboard.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the tokens that links to own views carry: {@code view.mark}, both Base64 for
 * URLs, where the view is {@code session/student} and its mark the HMAC-SHA256 of it. Who does not
 * have the secret cannot make one, nor turn one student's into another's.
 */
public final class LinkSigner {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "classmoji own view\n";
  private static final int MOST_CHARACTERS = 400;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec secret;

  /**
   * @param secret at least 16 bytes
   */
  public LinkSigner(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("a secret of %d bytes is none".formatted(secret.length));
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The token of a view, the same each time. */
  public String token(OwnView view) {
    var name = bytes(view.session() + '/' + view.student());
    return TEXT.encodeToString(name) + '.' + TEXT.encodeToString(mark(name));
  }

  /** The view that a token was made for; empty if it was not made with this secret. */
  public Optional<OwnView> view(String token) {
    if (token.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    return named(token.split("\\.", 2)[0])
        .filter(view -> MessageDigest.isEqual(bytes(token(view)), bytes(token)));
  }

  private static Optional<OwnView> named(String text) {
    try {
      var name = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("/", 2);
      return name.length < 2 ? Optional.empty() : Optional.of(new OwnView(name[0], name[1]));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no Base64
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private byte[] mark(byte[] name) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(bytes(PURPOSE));
      return mac.doFinal(name);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
