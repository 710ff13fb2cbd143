package org.turkbridge.junit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A legacy caller, by REST and SOAP. */
final class OldProgram {
  static final String OPERATION = "GetQualificationRequests";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private OldProgram() {}

  static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri));
  }

  static HttpResponse<String> list(RunningTurkbridge running)
      throws IOException, InterruptedException {
    return get(running.legacyCall(OPERATION, Map.of()));
  }

  /** With the parameters in the body: nobody sends that again by itself. */
  static HttpResponse<String> post(RunningTurkbridge running)
      throws IOException, InterruptedException {
    return send(posted(running));
  }

  static HttpResponse<String> post(RunningTurkbridge running, Duration patience)
      throws IOException, InterruptedException {
    return send(posted(running).timeout(patience));
  }

  static CompletableFuture<HttpResponse<String>> postAndGoOn(RunningTurkbridge running) {
    return HTTP.sendAsync(
        posted(running).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static HttpRequest.Builder posted(RunningTurkbridge running) {
    String form = running.legacyCall(OPERATION, Map.of()).getRawQuery();
    return HttpRequest.newBuilder(running.legacyUri())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  static HttpResponse<String> soap(RunningTurkbridge running, String requests)
      throws IOException, InterruptedException {
    String body =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
        <%1$s xmlns="http://requester.mturk.amazonaws.com/doc/2014-08-15">\
        <AWSAccessKeyId>AKIA</AWSAccessKeyId><Signature>not-to-be-shown</Signature>%2$s</%1$s>\
        </s:Body></s:Envelope>"""
            .formatted(OPERATION, requests);
    return send(
        HttpRequest.newBuilder(running.legacyUri())
            .header("Content-Type", "text/xml; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
