package org.turkbridge.local;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** An HTTP client of the AWS SDK that calls the embedded service directly, without a socket. */
public final class InProcessHttpClient implements SdkHttpClient {
  private final CurrentService service;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A client of that service, whatever host it is asked for. */
  public InProcessHttpClient(CurrentService service) {
    this.service = service;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    if (closed.get()) {
      throw new IllegalStateException("This client of the embedded service is closed.");
    }
    return new PreparedCall(service, fullRequest(request));
  }

  private static SdkHttpFullRequest fullRequest(HttpExecuteRequest request) {
    SdkHttpRequest http = request.httpRequest();
    return SdkHttpFullRequest.builder()
        .method(http.method())
        .protocol(http.protocol())
        .host(http.host())
        .port(http.port())
        .encodedPath(http.encodedPath())
        .rawQueryParameters(http.rawQueryParameters())
        .headers(http.headers())
        .contentStreamProvider(request.contentStreamProvider().orElse(null))
        .build();
  }

  @Override
  public String clientName() {
    return "InProcess";
  }

  /** Ends this client alone, not the service. */
  @Override
  public void close() {
    closed.set(true);
  }

  private static final class PreparedCall implements ExecutableHttpRequest {
    private final CurrentService service;
    private final SdkHttpFullRequest request;
    private final AtomicBoolean aborted = new AtomicBoolean();

    PreparedCall(CurrentService service, SdkHttpFullRequest request) {
      this.service = service;
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      requireNotAborted();
      SdkHttpFullResponse answer = service.answer(request).http();
      requireNotAborted();
      return HttpExecuteResponse.builder()
          .response(answer)
          .responseBody(answer.content().orElse(null))
          .build();
    }

    private void requireNotAborted() throws IOException {
      if (aborted.get()) {
        throw new IOException("The call was aborted.");
      }
    }

    @Override
    public void abort() {
      aborted.set(true);
    }
  }
}
