package org.turkbridge.bench;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;

/** The AWS SDK for Java, as a program of the current API uses it. */
final class CurrentClient implements AutoCloseable {
  private final MTurkClient client;

  CurrentClient(URI endpoint, Requester requester) {
    this.client =
        MTurkClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.US_EAST_1)
            .endpointOverride(endpoint)
            .credentialsProvider(StaticCredentialsProvider.create(requester.credentials()))
            .build();
  }

  /** The client itself, closed with this. */
  MTurkClient sdk() {
    return client;
  }

  ListQualificationRequestsResponse page(
      String qualificationTypeId, int size, @Nullable String token) {
    ListQualificationRequestsResponse response =
        client.listQualificationRequests(
            request ->
                request.qualificationTypeId(qualificationTypeId).maxResults(size).nextToken(token));
    if (response.numResults() != size) {
      throw new IllegalStateException("Unexpected answer of " + response.numResults());
    }
    return response;
  }

  String firstToken(String qualificationTypeId, int size) {
    return page(qualificationTypeId, size, null).nextToken();
  }

  void walk(String qualificationTypeId) {
    @Nullable String token = null;
    do {
      token = page(qualificationTypeId, 100, token).nextToken();
    } while (token != null);
  }

  String createType(String name) {
    return client
        .createQualificationType(
            type -> type.name(name).description("d").qualificationTypeStatus("Active"))
        .qualificationType()
        .qualificationTypeId();
  }

  void grant(String qualificationRequestId) {
    client.acceptQualificationRequest(
        request -> request.qualificationRequestId(qualificationRequestId).integerValue(1));
  }

  @Override
  public void close() {
    client.close();
  }
}
