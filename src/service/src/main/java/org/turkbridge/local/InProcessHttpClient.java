package org.turkbridge.local;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** An HTTP client of the AWS SDK that calls the embedded service directly, without a socket. */
public final class InProcessHttpClient implements SdkHttpClient {
  /**
   * A page of a list ends at so many bytes: whoever asks here goes through all pages, and each is
   * in memory several times while it is read.
   */
  private static final long ENOUGH = 2 << 20;

  private final CurrentService service;
  private final MemoryBudget memory;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A client of that service, whatever host it is asked for. */
  public InProcessHttpClient(CurrentService service) {
    this(service, MemoryBudget.unlimited());
  }

  /**
   * A client of that service, whatever host it is asked for.
   *
   * @param memory what answers are counted in until they are read
   */
  public InProcessHttpClient(CurrentService service, MemoryBudget memory) {
    this.service = service;
    this.memory = memory;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    if (closed.get()) {
      throw new IllegalStateException("This client of the embedded service is closed.");
    }
    return new PreparedCall(service, fullRequest(request), memory.share(ENOUGH));
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
    private final MemoryBudget.Share memory;
    private final AtomicBoolean aborted = new AtomicBoolean();

    PreparedCall(CurrentService service, SdkHttpFullRequest request, MemoryBudget.Share memory) {
      this.service = service;
      this.request = request;
      this.memory = memory;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      requireNotAborted();
      SdkHttpFullResponse answer = service.answer(request, memory, () -> {}).http();
      if (aborted.get()) {
        memory.close();
      }
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
