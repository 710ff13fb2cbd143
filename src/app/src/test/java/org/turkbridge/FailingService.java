package org.turkbridge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A current service that answers every call with one error, or not at all. */
final class FailingService implements SdkHttpClient {
  private final int status;
  private final String body;

  /**
   * @param status 0 for no connection
   * @param body the JSON of the error
   */
  FailingService(int status, String body) {
    this.status = status;
    this.body = body;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (status == 0) {
          throw new IOException("connection refused");
        }
        return HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(status).build())
            .responseBody(
                AbortableInputStream.create(
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
