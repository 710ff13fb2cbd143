package org.turkbridge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The key for tests that everybody can read here signs no calls of web pages. */
final class PublishedKeyTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension static final TurkbridgeExtension PUBLISHED = TurkbridgeExtension.empty();

  @RegisterExtension
  static final TurkbridgeExtension OWN =
      TurkbridgeExtension.empty()
          .withCredentials(AwsBasicCredentials.create("AKIDOWN", "a secret of the test's own"));

  private static int statusForAPage(TurkbridgeExtension turkbridge)
      throws IOException, InterruptedException {
    URI call = turkbridge.legacyCall("GetQualificationRequests", Map.of());
    return HTTP.send(
            HttpRequest.newBuilder(call).header("Origin", "http://evil.example").build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void pagesOfOtherSitesAreKeptOut() throws IOException, InterruptedException {
    assertThat(statusForAPage(PUBLISHED)).isEqualTo(403);
    assertThat(statusForAPage(OWN)).isEqualTo(200);
  }
}
