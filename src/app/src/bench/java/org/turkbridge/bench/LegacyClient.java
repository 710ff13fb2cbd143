package org.turkbridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.requester.Requester;

/** A legacy REST client that reads answers to their end and checks that they are no errors. */
final class LegacyClient {
  private final URI endpoint;
  private final String signed;

  LegacyClient(URI endpoint, Requester requester) {
    this(endpoint, requester, "GetQualificationRequests");
  }

  LegacyClient(URI endpoint, Requester requester, String operation) {
    this.endpoint = endpoint;
    String timestamp = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String signature =
        Signatures.sign(
            requester.credentials().secretAccessKey(),
            Signatures.versionZero(operation, timestamp));
    this.signed =
        "Operation="
            + operation
            + "&AWSAccessKeyId="
            + requester.accessKeyId()
            + "&Timestamp="
            + timestamp
            + "&Signature="
            + URLEncoder.encode(signature, StandardCharsets.UTF_8);
  }

  void requests(String qualificationTypeId, int number, int size) throws IOException {
    page("&QualificationTypeId=" + qualificationTypeId, number, size);
  }

  /**
   * Asks for a full page of a list.
   *
   * @param parameters that say which list, each behind an ampersand
   */
  void page(String parameters, int number, int size) throws IOException {
    byte[] answer =
        get(endpoint + "?" + signed + parameters + "&PageNumber=" + number + "&PageSize=" + size);
    String start = new String(answer, 0, Math.min(answer.length, 600), StandardCharsets.UTF_8);
    if (!start.contains("<NumResults>" + size + "</NumResults>")) {
      throw new IllegalStateException("Unexpected answer: " + start);
    }
  }

  void grant(String qualificationRequestId) throws IOException {
    String answer =
        new String(
            get(
                endpoint
                    + "?"
                    + signed
                    + "&IntegerValue=1&QualificationRequestId="
                    + qualificationRequestId),
            StandardCharsets.UTF_8);
    if (!answer.contains("<IsValid>True</IsValid>")) {
      throw new IllegalStateException("Unexpected answer: " + answer);
    }
  }

  double upstreamCalls() throws IOException {
    return new String(get(endpoint + "metrics"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("turkbridge_upstream_calls_total "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private static byte[] get(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }
}
