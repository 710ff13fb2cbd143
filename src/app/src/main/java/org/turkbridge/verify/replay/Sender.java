package org.turkbridge.verify.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.verify.recording.Header;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.RecordedRequest;

/** Sends requests as they are. */
final class Sender {
  /** Longer than a bridge waits for the service behind it. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(90);

  /** The client makes these itself. */
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "connection");

  /** What an address cannot hold, though servers understand it. */
  private static final Pattern ILLEGAL = Pattern.compile("%(?![0-9A-Fa-f]{2})|[^!$-;=?-Z_a-z~]");

  private final HttpClient client;

  Sender(HttpClient client) {
    this.client = client;
  }

  /**
   * The address of a request to a service.
   *
   * @throws IllegalArgumentException if the target is no path
   */
  static URI address(URI service, RecordedRequest request) {
    // Where host and port end: without it a target could add to them.
    if (!request.target().startsWith("/")) {
      throw new IllegalArgumentException("The target does not begin with a slash");
    }
    String base = service.toString().replaceFirst("/+$", "");
    return URI.create(base + ILLEGAL.matcher(request.target()).replaceAll(Sender::encoded));
  }

  private static String encoded(java.util.regex.MatchResult illegal) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : illegal.group().getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      encoded.append("%%%02X".formatted(b & 0xFF));
    }
    return Matcher.quoteReplacement(encoded.toString());
  }

  RecordedAnswer send(URI address, RecordedRequest request)
      throws IOException, InterruptedException {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(address)
            .timeout(LONGEST_ANSWER)
            .method(
                request.method(),
                request.body().length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().stream()
        .filter(header -> !OF_THE_CLIENT.contains(header.name().toLowerCase(Locale.ROOT)))
        .forEach(header -> http.header(header.name(), header.value()));
    HttpResponse<byte[]> answer =
        client.send(http.build(), HttpResponse.BodyHandlers.ofByteArray());
    List<Header> headers =
        answer.headers().allValues("Content-Type").stream()
            .map(value -> new Header("Content-Type", value))
            .toList();
    return new RecordedAnswer(answer.statusCode(), headers, answer.body());
  }
}
