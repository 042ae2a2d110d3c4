package dev.classmoji.aggregator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentPolicyTest {

  @Test
  void shouldAdmitTheImportMapByItsHashAndNothingElseInline() {
    var policy = ContentPolicy.of("<script type=\"importmap\">{}</script><script>alert()</script>");

    // printf '{}' | openssl dgst -sha256 -binary | base64
    assertThat(policy)
        .contains("script-src 'self' 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=';")
        .doesNotContain("unsafe");
  }

  @Test
  void shouldFindTheImportMapOfThePage() {
    assertThat(ContentPolicy.ofPage()).contains("'sha256-").doesNotContain("http");
  }
}
