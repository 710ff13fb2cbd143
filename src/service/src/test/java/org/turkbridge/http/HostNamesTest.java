package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "http://turk.example",
        "turk.example:8014",
        "turk.example/",
        "*.example",
        "a b",
        "[turk.example]",
        "[::1",
        "a..b"
      })
  void whatIsNoHostNameIsSaid(String name) {
    assertThatThrownBy(() -> HostNames.loopbackAnd(List.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + name + "\" is no host name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"turk", "my_service", "TURK.example.", "10.0.0.7", "fe80::7", "[fe80::7]"})
  void namesAndAddressesAreTaken(String name) {
    HostNames names = HostNames.loopbackAnd(List.of(name));

    String host = name.contains(":") ? "[fe80:0::7]" : name;
    assertThat(names.include(host)).isTrue();
    assertThat(names.include(host + ":8014")).isTrue();
    assertThat(names.include("x" + host)).isFalse();
  }
}
