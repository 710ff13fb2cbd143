package org.turkbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationPatternTest {
  private static boolean matches(String pattern, String destination) {
    return DestinationPattern.url(destination)
        .filter(DestinationPattern.of(pattern)::matches)
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "http://hooks.example.org, http://hooks.example.org",
    "http://hooks.example.org, http://hooks.example.org:80/any/path?a=b",
    "http://hooks.example.org/, http://hooks.example.org",
    "https://HOOKS.example.org/a/*, HTTPS://hooks.EXAMPLE.org:443/a/b?c",
    "http://hooks.example.org:*/a, http://hooks.example.org:8080/a",
    "http://*.example.org, http://a.b.example.org/c",
    "http://[::1]:9/*, http://[::1]:9/a",
    "http://127.0.0.1:*/*, http://127.0.0.1:1234/",
    "http://hooks.example.org/a.c, http://hooks.example.org/a.c"
  })
  void itMeans(String pattern, String destination) {
    assertThat(matches(pattern, destination)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://allowed.example.org, http://allowed.example.org@evil.example.net/",
    "http://allowed.example.org, http://allowed.example.org:80@evil.example.net/",
    "http://allowed.example.org, http://allowed.example.org.evil.example.net/",
    "http://allowed.example.org/*, http://evil.example.net/http://allowed.example.org/",
    "http://allowed.example.org/*, http://evil.example.net/?http://allowed.example.org/",
    "http://allowed.example.org, https://allowed.example.org/",
    "http://allowed.example.org, http://allowed.example.org:8080/",
    "http://allowed.example.org/a/*, http://allowed.example.org/b",
    "http://allowed.example.org/a, http://allowed.example.org/a/b",
    "http://allowed.example.org/a/*, http://allowed.example.org/a/../b",
    "http://allowed.example.org/a/*, http://allowed.example.org/a/%2E%2e/b",
    "http://allowed.example.org/a/*, http://allowed.example.org/a/..%2fb",
    "http://allowed.example.org/a/*, http://allowed.example.org/a/..;/b",
    "http://allowed.example.org/a.c, http://allowed.example.org/abc",
    "http://*.example.org, http://example.org/",
    "http://*.example.org, http://evil.example.net/a.example.org",
    "arn:aws:sns:us-east-1:123456789012:*, http://arn/"
  })
  void itDoesNotMean(String pattern, String destination) {
    assertThat(matches(pattern, destination)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks",
        "janedoe@example.com",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http:///a",
        "http://user@example.org/",
        "http://example.org/#a",
        "http://example.org:0/",
        "http://example.org:70000/",
        "http://exa mple.org/",
        "http://example.org/a/..\u037e/b",
        "http://example.org/?\u00e4",
        "http://example.org/a/..%3b/b",
        "http://example.org/a/..%3B/b",
        "http://example.org/a/%252e%252e/b",
        "http://example.org/a%0d%0ab",
        "http://example.org/a%0A",
        "http://example.org\\@evil.example.net/",
        "//example.org/",
        "mailto:janedoe@example.com"
      })
  void isNoUrl(String destination) {
    assertThat(DestinationPattern.url(destination)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sns:us-east-1:123456789012:*, arn:aws:sns:us-east-1:123456789012:topic, true",
    "arn:aws:sns:*:123456789012:topic, arn:aws:sns:eu-west-1:123456789012:topic, true",
    "arn:aws:sns:us-east-1:123456789012:*, arn:aws:sns:us-east-1:999999999999:topic, false",
    "arn:aws:sns:us-east-1:*:a, arn:aws:sns:us-east-1:1:2:a, false",
    "http://example.org/*, arn:aws:sns:us-east-1:123456789012:topic, false"
  })
  void anArnIsHeldAgainstItsParts(String pattern, String arn, boolean isMeant) {
    assertThat(DestinationPattern.of(pattern).matchesArn(arn)).isEqualTo(isMeant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "example.org",
        "ftp://example.org",
        "http://",
        "http://a@b/",
        "http://a/?b",
        "http://a:b/",
        "arn:aws:sns",
        "janedoe@example.com"
      })
  void whatIsNoPatternIsRefused(String text) {
    assertThatThrownBy(() -> DestinationPattern.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\" is no pattern of destinations such as https://");
  }
}
