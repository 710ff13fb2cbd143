package org.turkbridge.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Requests that no SDK would send, and what they are answered. */
final class Calls {
  private Calls() {}

  /** A call of ListQualificationRequests without a signature. */
  static SdkHttpFullRequest.Builder unsigned(String body) {
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(URI.create("http://127.0.0.1:8017/"))
        .putHeader("Host", "127.0.0.1:8017")
        .putHeader("Content-Type", "application/x-amz-json-1.1")
        .putHeader("X-Amz-Target", "MTurkRequesterServiceV20170117.ListQualificationRequests")
        .contentStreamProvider(ContentStreamProvider.fromUtf8String(body));
  }

  static SdkHttpFullRequest.Builder with(
      SdkHttpFullRequest.Builder request, Map<String, String> headers) {
    headers.forEach(request::putHeader);
    return request;
  }

  static String body(CurrentResponse response) {
    try (InputStream in = response.http().content().orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
