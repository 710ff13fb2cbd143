package org.turkbridge.awscli.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.schema.ConstraintTable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Sends calls of an operation by the AWS JSON protocol 1.1, signed, on the SDK's signer and HTTP
 * client. The SDK's own client of the service would take four times as long for each of the first
 * hundred calls, which are most or all that such a command makes.
 */
final class JsonCalls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JsonCalls.class);
  private static final String SIGNED_SERVICE = "mturk-requester";

  /** A length that memory surely has room for. */
  private static final Predicate<String> SHORT_NUMBER =
      Pattern.compile("[0-9]{1,7}").asMatchPredicate();

  private final ServiceSettings settings;
  private final @Nullable AwsCredentials key;
  private final SdkHttpRequest bare;
  private final SdkHttpClient http;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * @param key null to leave calls unsigned
   */
  JsonCalls(ServiceSettings settings, String operation, @Nullable AwsCredentials key) {
    this.settings = settings;
    this.key = key;
    this.http = HttpClients.of(settings);
    this.bare =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(settings.endpoint().uri())
            .putHeader("X-Amz-Target", ConstraintTable.TARGET_PREFIX + operation)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("User-Agent", settings.userAgent())
            .build();
  }

  /**
   * Sends one.
   *
   * @param body JSON in UTF-8
   * @return a success
   * @throws FailedCallException if the answer is none, or there is none
   */
  HttpAnswer send(byte[] body) throws FailedCallException {
    ContentStreamProvider content = ContentStreamProvider.fromByteArrayUnsafe(body);
    SdkHttpRequest request =
        signed(
            bare.toBuilder().putHeader("Content-Length", String.valueOf(body.length)).build(),
            content);
    if (LOG.isDebugEnabled()) {
      LOG.debug("Sending request: {} {}", bare, new String(body, StandardCharsets.UTF_8));
    }
    HttpAnswer answer;
    try {
      answer =
          read(
              http.prepareRequest(
                      HttpExecuteRequest.builder()
                          .request(request)
                          .contentStreamProvider(content)
                          .build())
                  .call());
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("No answer", e);
      throw new FailedCallException(e);
    }
    LOG.debug("Received answer: {}", answer);
    if (!answer.isSuccess()) {
      throw new FailedCallException(answer);
    }
    return answer;
  }

  private SdkHttpRequest signed(SdkHttpRequest request, ContentStreamProvider content) {
    AwsCredentials signing = key;
    return signing == null
        ? request
        : signer
            .sign(
                sign ->
                    sign.identity(signing)
                        .request(request)
                        .payload(content)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNED_SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, settings.endpoint().region()))
            .request();
  }

  private static HttpAnswer read(HttpExecuteResponse response) throws IOException {
    SdkHttpResponse head = response.httpResponse();
    byte[] body = {};
    if (response.responseBody().isPresent()) {
      try (InputStream in = response.responseBody().get()) {
        body = read(in, head.firstMatchingHeader("Content-Length"));
      }
    }
    return new HttpAnswer(head.statusCode(), head.statusText().orElse(""), body);
  }

  /**
   * All of it: into one array where the answer tells its length, which spares a copy of each page.
   */
  private static byte[] read(InputStream in, Optional<String> length) throws IOException {
    Optional<Integer> known = length.filter(SHORT_NUMBER).map(Integer::valueOf);
    if (known.isEmpty()) {
      return in.readAllBytes();
    }
    byte[] body = new byte[known.get()];
    int read = in.readNBytes(body, 0, body.length);
    return read == body.length ? body : Arrays.copyOf(body, read);
  }

  @Override
  public void close() {
    http.close();
  }
}
