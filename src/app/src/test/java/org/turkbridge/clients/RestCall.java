package org.turkbridge.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A legacy REST call as programs without any library make it. */
final class RestCall {
  private final Map<String, String> parameters = new LinkedHashMap<>();

  RestCall(Keys keys) {
    this(keys, "GetQualificationRequests");
  }

  RestCall(Keys keys, String operation) {
    String timestamp = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    parameters.put("Service", "AWSMechanicalTurkRequester");
    parameters.put("Operation", operation);
    parameters.put("Version", "2014-08-15");
    parameters.put("AWSAccessKeyId", keys.accessKeyId());
    parameters.put("Timestamp", timestamp);
    parameters.put("Signature", keys.signature(operation, timestamp));
  }

  RestCall with(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  String signature() {
    return parameters.getOrDefault("Signature", "");
  }

  /** All in the URL. */
  Answer get(HttpClient client, URI service) {
    return send(client, HttpRequest.newBuilder(URI.create(service + "?" + encoded())).build());
  }

  /** All in the body. */
  Answer post(HttpClient client, URI service) {
    return send(
        client,
        HttpRequest.newBuilder(service)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(encoded()))
            .build());
  }

  private static Answer send(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(Finished.CHARSET));
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String encoded() {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), Finished.CHARSET))
        .collect(Collectors.joining("&"));
  }
}
