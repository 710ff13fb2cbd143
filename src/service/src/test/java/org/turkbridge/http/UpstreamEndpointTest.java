package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can stand for {@code --upstream}. */
final class UpstreamEndpointTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "aws", "http://", "ftp://host", "http://a host", "localhost:8017"})
  void whatIsNoAddressIsRefusedWithWhatIsOne(String text) {
    assertThatThrownBy(() -> UpstreamEndpoint.of(text))
        .hasMessage(
            "\"" + text + "\" is none of embedded, production, sandbox, nor an http or https URL");
  }
}
