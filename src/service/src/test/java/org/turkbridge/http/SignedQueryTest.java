package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkException;

/** A query at the current port, which the operations do not need, counts for the signature. */
final class SignedQueryTest {
  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start();

  private static MTurkClient client(SdkHttpClient http, List<ExecutionInterceptor> interceptors) {
    return MTurkClient.builder()
        .endpointOverride(BRIDGE.current())
        .region(Region.US_EAST_1)
        .httpClient(http)
        .overrideConfiguration(configuration -> configuration.executionInterceptors(interceptors))
        .credentialsProvider(StaticCredentialsProvider.create(Calls.REQUESTER.credentials()))
        .build();
  }

  /** Puts a parameter into a request that is signed already. */
  private record Adding(SdkHttpClient http, String name, String value) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return http.prepareRequest(
          HttpExecuteRequest.builder()
              .request(request.httpRequest().copy(r -> r.appendRawQueryParameter(name, value)))
              .contentStreamProvider(request.contentStreamProvider().orElse(null))
              .build());
    }

    @Override
    public void close() {
      http.close();
    }
  }

  /** Puts it in before the request is signed. */
  private record AddingBefore(String name, String value) implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      return context.httpRequest().copy(r -> r.appendRawQueryParameter(name, value));
    }
  }

  @ParameterizedTest
  @CsvSource({"MaxResults, 1", "x, ''", "a b, 'c+d&e=f%'", "x, \u00e9"})
  void whatIsAddedToASignedCallBreaksItsSignature(String name, String value) {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    try (MTurkClient asSigned = client(http, List.of(new AddingBefore(name, value)));
        MTurkClient changed = client(new Adding(http, name, value), List.of())) {
      assertThat(asSigned.listQualificationRequests().numResults()).isZero();
      isRefused(changed);
    }
  }

  /** No signature is over such. */
  @ParameterizedTest
  @ValueSource(strings = {"y", ""})
  void whatHasNoNameIsNeverSigned(String value) {
    try (MTurkClient changed =
        client(new Adding(UrlConnectionHttpClient.create(), "", value), List.of())) {
      isRefused(changed);
    }
  }

  private static void isRefused(MTurkClient client) {
    assertThatThrownBy(client::listQualificationRequests)
        .isInstanceOfSatisfying(
            MTurkException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException"));
  }
}
