package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.verify.recording.RecordedRequest;

class SenderTest {
  @ParameterizedTest
  @CsvSource({
    "http://here:8014, /?a=b, http://here:8014/?a=b",
    "http://here:8014/, /?a=b, http://here:8014/?a=b",
    "http://here/prefix/, /onca/xml, http://here/prefix/onca/xml",
    "https://[::1]:1/, /?a={b|c}%zz, https://[::1]:1/?a=%7Bb%7Cc%7D%25zz",
    "http://here/, //evil.example/?a=b, http://here//evil.example/?a=b",
    "http://here/, /@evil.example/?a=b@c:1, http://here/@evil.example/?a=b@c:1",
    "http://here/, /#fragment, http://here/%23fragment",
  })
  void pathAndQueryAreBehindTheAddressOfTheService(String service, String target, String address) {
    assertThat(Sender.address(URI.create(service), request(target))).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@127.0.0.1:1/?a=b", ".evil.example/", ":80@evil.example/", "1/", ""})
  void nothingIsSentToAnotherHost(String target) {
    assertThatThrownBy(() -> Sender.address(URI.create("http://here:8014/"), request(target)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RecordedRequest request(String target) {
    return new RecordedRequest("GET", target, List.of(), new byte[0]);
  }
}
