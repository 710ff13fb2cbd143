package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkException;

/** An old and a new program that call a server. */
final class Callers {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI legacy;
  private final URI current;

  Callers(RunningJar jar) {
    this.legacy = jar.legacy();
    this.current = jar.current();
  }

  Callers(OwnServer server) {
    this.legacy = server.legacy();
    this.current = server.current();
  }

  /** The codes of errors that an old caller sees: none if it may call. */
  List<String> old(Keys keys) {
    return new RestCall(keys).get(HTTP, legacy).codes();
  }

  /** Calls as a new caller. */
  void current(Keys keys) {
    try (MTurkClient client = keys.sdk(current).build()) {
      client.listQualificationRequests(request -> {});
    }
  }

  void assertMayCall(Keys keys) {
    assertThat(old(keys)).isEmpty();
    current(keys);
  }

  void assertMayNotCall(Keys keys) {
    assertThat(old(keys)).containsExactly("AWS.NotAuthorized");
    assertThatThrownBy(() -> current(keys))
        .isInstanceOfSatisfying(
            MTurkException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode())
                    .isEqualTo("UnrecognizedClientException"));
  }
}
