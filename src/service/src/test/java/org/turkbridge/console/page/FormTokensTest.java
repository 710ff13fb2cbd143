package org.turkbridge.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FormTokensTest {
  private final FormTokens tokens = new FormTokens(new SecureRandom());

  private static ConsoleRequest sending(String path, String token) {
    return new ConsoleRequest(
        path,
        Map.of(),
        Optional.of(Map.of("token", token)),
        URI.create("http://127.0.0.1:8014/"),
        URI.create("http://127.0.0.1:8017/"));
  }

  @Test
  void aTokenIsGoodForItsOwnPage() {
    assertThat(tokens.accept(sending("sample", tokens.of("sample")))).isTrue();
    assertThat(tokens.accept(sending("grant", tokens.of("sample")))).isFalse();
    assertThat(tokens.accept(sending("sample", ""))).isFalse();
  }

  @Test
  void aTokenOfAnotherStartIsNone() {
    FormTokens earlier = new FormTokens(new SecureRandom());
    assertThat(tokens.accept(sending("sample", earlier.of("sample")))).isFalse();
  }
}
