package org.turkbridge.console.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Notes what a client of the current API sends in one thread, where somebody wants to know. */
public final class UpstreamTrace implements ExecutionInterceptor {
  private static final int LONGEST = 16 << 10;
  private static final List<String> SHOWN = List.of("X-Amz-Target", "Content-Type");

  @SuppressWarnings("ThreadLocalUsage") // A client has one.
  private final ThreadLocal<List<WireExchange>> noted = new ThreadLocal<>();

  private final JsonFactory json = new JsonFactory();

  /**
   * Runs something.
   *
   * @param sent is added what is sent in this thread meanwhile
   */
  <T> T during(Supplier<T> run, List<WireExchange> sent) {
    noted.set(sent);
    try {
      return run.get();
    } finally {
      noted.remove();
    }
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    List<WireExchange> exchanges = noted.get();
    Optional<InputStream> body = context.responseBody();
    if (exchanges == null) {
      return body;
    }
    try {
      InputStream content = body.orElseGet(InputStream::nullInputStream);
      byte[] start = content.readNBytes(LONGEST);
      exchanges.add(
          new WireExchange(
              request(context.httpRequest(), context.requestBody()),
              context.httpResponse().statusCode(),
              pretty(start)));
      return body.map(rest -> new SequenceInputStream(new ByteArrayInputStream(start), rest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String request(SdkHttpRequest http, Optional<RequestBody> body) throws IOException {
    StringBuilder request = new StringBuilder("POST ").append(http.encodedPath());
    for (String header : SHOWN) {
      http.firstMatchingHeader(header)
          .ifPresent(value -> request.append('\n').append(header).append(": ").append(value));
    }
    request.append("\nAuthorization: (Signature Version 4, by the same key)\n\n");
    try (InputStream content =
        body.map(sent -> sent.contentStreamProvider().newStream())
            .orElseGet(InputStream::nullInputStream)) {
      return request.append(pretty(content.readNBytes(LONGEST))).toString();
    }
  }

  /** As it is where it is no JSON, or cut. */
  private String pretty(byte[] body) {
    StringWriter text = new StringWriter();
    try (JsonParser parser = json.createParser(body);
        JsonGenerator generator = json.createGenerator(text).useDefaultPrettyPrinter()) {
      while (parser.nextToken() != null) {
        generator.copyCurrentEvent(parser);
      }
    } catch (IOException e) {
      return new String(body, StandardCharsets.UTF_8);
    }
    return text.toString();
  }
}
