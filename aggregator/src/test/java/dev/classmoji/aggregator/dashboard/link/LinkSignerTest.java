package dev.classmoji.aggregator.dashboard.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignerTest {
  private static final OwnView ANA = new OwnView("math-7b~k3f9", "S07");

  private final LinkSigner signer = new LinkSigner(new byte[32]);

  @Test
  void shouldLeadToTheViewThatALinkWasMadeFor() {
    assertThat(signer.view(signer.token(ANA))).contains(ANA);
    assertThat(new LinkSigner(new byte[32]).token(ANA)).isEqualTo(signer.token(ANA));
  }

  @Test
  void shouldFitIntoAnAddress() {
    assertThat(signer.token(ANA)).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
  }

  @Test
  void shouldRefuseWhatAnotherSecretMade() {
    var other = new byte[32];
    other[31] = 1;

    assertThat(signer.view(new LinkSigner(other).token(ANA))).isEmpty();
  }

  @Test
  void shouldRefuseOneStudentsMarkForAnother() {
    var mark = signer.token(ANA).split("\\.")[1];
    for (var name :
        new String[] {"math-7b~k3f9/S08", "math-7b~k3f9/", "math-7b~other/S07", "S07"}) {
      var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(UTF_8));
      assertThat(signer.view(forged + '.' + mark)).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a", "a.b", "a.b.c", "é.é", "====.===="})
  void shouldRefuseWhatIsNoToken(String text) {
    assertThat(signer.view(text)).isEmpty();
  }

  @Property
  void shouldRefuseATokenWithAnyCharacterChanged(
      @ForAll @IntRange(max = 65) int at, @ForAll char by) {
    var token = signer.token(ANA);
    var changed = token.substring(0, at) + by + token.substring(at + 1);

    assertThat(signer.view(changed).isPresent()).isEqualTo(changed.equals(token));
  }

  @Test
  void shouldRefuseASecretThatCanBeGuessed() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LinkSigner(new byte[8]));
  }
}
