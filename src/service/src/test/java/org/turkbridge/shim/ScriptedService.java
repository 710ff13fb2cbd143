package org.turkbridge.shim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** The current API as a script says it is: for the faults that no real service makes on demand. */
final class ScriptedService implements SdkHttpClient {
  /** What the service answers. */
  @FunctionalInterface
  interface Script {
    Reply reply(String requestBody) throws IOException;

    default Reply reply(String operation, String requestBody) throws IOException {
      return reply(requestBody);
    }
  }

  /**
   * @param status HTTP status
   * @param body JSON, or whatever else
   */
  record Reply(int status, String body) {}

  /**
   * @param operation as the target header names it
   * @param body the JSON of the request
   * @param authorization the header with the access key
   */
  record Received(String operation, String body, String authorization) {
    /** Operation and body in one line. */
    String call() {
      return operation + " " + body;
    }
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Script script;

  ScriptedService(Script script) {
    this.script = script;
  }

  /** Answers each operation as its entry says, a success without content where there is none. */
  static ScriptedService answering(Map<String, Reply> replies) {
    return new ScriptedService(
        new Script() {
          @Override
          public Reply reply(String requestBody) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Reply reply(String operation, String requestBody) {
            return replies.getOrDefault(operation, new Reply(200, "{}"));
          }
        });
  }

  /** An error that the service answers. */
  static Reply requestError(String code, String message) {
    return new Reply(
        400,
        "{\"__type\":\"RequestError\",\"Message\":\""
            + message
            + "\",\"TurkErrorCode\":\"AWS.MechanicalTurk."
            + code
            + "\"}");
  }

  void become(Script next) {
    this.script = next;
  }

  List<Received> received() {
    return received;
  }

  MTurkClient client() {
    return client(this, URI.create("http://scripted.invalid"));
  }

  /** A client as the bridge has, but one that does not wait before it repeats a call. */
  static MTurkClient client(SdkHttpClient http, URI endpoint) {
    return MTurkClient.builder()
        .httpClient(http)
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(
            configuration ->
                configuration
                    .addExecutionInterceptor(new UpstreamAnswerCheck())
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(3)
                            .circuitBreakerEnabled(false)
                            .backoffStrategy(BackoffStrategy.retryImmediately())
                            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                            .build()))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        String body = text(request);
        String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        received.add(
            new Received(
                operation,
                body,
                request.httpRequest().firstMatchingHeader("Authorization").orElse("")));
        Reply reply = script.reply(operation, body);
        return HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(reply.status()).build())
            .responseBody(
                AbortableInputStream.create(
                    new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  private static String text(HttpExecuteRequest request) throws IOException {
    try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {}

  /** A page of requests, each given as id, type and epoch seconds. */
  static Reply page(@Nullable String nextToken, List<String> items) {
    String token = nextToken == null ? "" : "\"NextToken\":\"" + nextToken + "\",";
    return new Reply(
        200,
        "{"
            + token
            + "\"NumResults\":"
            + items.size()
            + ",\"QualificationRequests\":["
            + String.join(",", items)
            + "]}");
  }

  static String item(String id, String typeId, long submitTime) {
    return "{\"QualificationRequestId\":\""
        + id
        + "\",\"QualificationTypeId\":\""
        + typeId
        + "\",\"WorkerId\":\"AWORKER\",\"SubmitTime\":"
        + submitTime
        + "}";
  }
}
