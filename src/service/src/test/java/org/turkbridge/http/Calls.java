package org.turkbridge.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Legacy calls of a test's requester, as bytes of HTTP. */
final class Calls {
  static final String SECRET = "secretEXAMPLE";
  static final Requester REQUESTER =
      new Requester("tester", AwsBasicCredentials.create("AKIDEXAMPLE", SECRET));

  /** Another one. */
  static final Requester OTHER =
      new Requester("other", AwsBasicCredentials.create("AKIDOTHER", "otherEXAMPLE"));

  static final String OPERATION = "GetQualificationRequests";
  static final String LATEST = "http://requester.mturk.amazonaws.com/doc/2014-08-15";

  private Calls() {}

  /** A signed query of that operation, with more parameters as they are. */
  static String query(String operation, String... more) {
    String timestamp = now();
    String common =
        String.join(
            "&",
            "Operation=" + operation,
            "AWSAccessKeyId=" + REQUESTER.accessKeyId(),
            "Timestamp=" + URLEncoder.encode(timestamp, StandardCharsets.UTF_8),
            "Signature="
                + URLEncoder.encode(signature(operation, timestamp), StandardCharsets.UTF_8));
    return more.length == 0 ? common : common + "&" + String.join("&", more);
  }

  static String signature(String operation, String timestamp) {
    return Signatures.sign(SECRET, Signatures.versionZero(operation, timestamp));
  }

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String get(String query) {
    return request("GET /?" + query);
  }

  /**
   * A request without a body.
   *
   * @param start method and path
   * @param headers besides Host
   */
  static String request(String start, String... headers) {
    StringBuilder request = new StringBuilder(start).append(" HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  static byte[] form(String form) {
    return post("/", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] xml(String body) {
    return post("/", "text/xml; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] post(String path, String contentType, byte[] body) {
    byte[] head = head(path, contentType, body.length).getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  static String head(String path, String contentType, long length) {
    return request("POST " + path, "Content-Type: " + contentType, "Content-Length: " + length);
  }

  /** A signed SOAP message of the newest version. */
  static String soap(String operation, String requests) {
    return soap(LATEST, operation, requests);
  }

  static String soap(String namespace, String operation, String requests) {
    return envelope(call(namespace, operation, requests));
  }

  static String call(String namespace, String operation, String requests) {
    String timestamp = now();
    return """
        <%1$s xmlns="%2$s"><AWSAccessKeyId>%3$s</AWSAccessKeyId><Timestamp>%4$s</Timestamp>\
        <Signature>%5$s</Signature>%6$s</%1$s>"""
        .formatted(
            operation,
            namespace,
            REQUESTER.accessKeyId(),
            timestamp,
            signature(operation, timestamp),
            requests);
  }

  static String envelope(String body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }
}
