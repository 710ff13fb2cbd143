package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.turkbridge.junit.XmlAssertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.turkbridge.junit.ArrivedCall;
import org.turkbridge.junit.CurrentEndpoint;
import org.turkbridge.junit.TurkbridgeExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class PendingRequestsTest {
  @RegisterExtension
  static final TurkbridgeExtension TURKBRIDGE =
      TurkbridgeExtension.withArchive("samples/rest/2014-08-15-page-*.xml");

  /** An old program gets what it got then. */
  @Test
  void legacyAnswerIsTheArchivedOne() throws IOException, InterruptedException {
    URI call =
        TURKBRIDGE.legacyCall(
            "GetQualificationRequests",
            Map.of("PageSize", "5", "PageNumber", "2", "SortProperty", "SubmitTime"));

    String answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(call).build(), HttpResponse.BodyHandlers.ofString())
            .body();

    assertThat(answer)
        .isEquivalentTo(Files.readString(Path.of("samples/rest/2014-08-15-page-2.xml")));
  }

  /** A new program finds the same requests; the client comes as a parameter. */
  @Test
  void currentApiHasAllOfThem(MTurkClient mturk) {
    List<QualificationRequest> pending = mturk.listQualificationRequests().qualificationRequests();

    assertEquals(8, pending.size());
  }

  /** The retries of one's own client, as the service throttles. */
  @Test
  void clientComesThroughThrottling(@CurrentEndpoint URI endpoint, AwsCredentials credentials) {
    TURKBRIDGE.clearCalls();
    TURKBRIDGE.faults().throttleNext(2);

    try (MTurkClient ours = clientUnderTest(endpoint, credentials)) {
      assertEquals(8, ours.listQualificationRequests().numResults());
    }

    assertEquals(
        List.of(400, 400, 200),
        TURKBRIDGE.calls().stream().map(ArrivedCall::status).map(s -> s.orElse(0)).toList());
  }

  /** What nobody retries is reported. */
  @Test
  void failureIsReported(MTurkClient mturk) {
    TURKBRIDGE.faults().onOperation("GetQualificationType").failNext(1);

    MTurkException failure =
        assertThrows(
            MTurkException.class,
            () ->
                mturk.getQualificationType(
                    r -> r.qualificationTypeId("3Y9BD3PZM3MD1O2OKE8RWHBEXAMPLE")));

    assertEquals(500, failure.statusCode());
  }

  private static MTurkClient clientUnderTest(URI endpoint, AwsCredentials credentials) {
    return MTurkClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }
}
