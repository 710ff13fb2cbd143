package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log: one line a call, all of its fields, nothing secret, nothing that breaks lines. */
@Isolated("it counts the lines that this JVM logs")
final class CallLogTest {
  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.withRequestLog();

  private static Map<String, String> fields(ILoggingEvent line) {
    return line.getKeyValuePairs().stream()
        .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
  }

  @Test
  void goodRestCall() throws IOException {
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.ask(
          "GET /?"
              + Calls.query(Calls.OPERATION, "Version=2008-08-02")
              + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Old/1.0\r\n\r\n");
      ILoggingEvent line = lines.only();
      assertThat(line.getLevel()).isEqualTo(Level.INFO);
      Map<String, String> fields = fields(line);
      assertThat(fields)
          .containsEntry("operation", "GetQualificationRequests")
          .containsEntry("version", "2008-08-02")
          .containsEntry("transport", "REST")
          .containsEntry("accessKeyId", "AKIDEXAMPLE")
          .containsEntry("userAgent", "Old/1.0")
          .containsEntry("result", "ok")
          .containsEntry("upstreamCalls", "1");
      assertThat(Double.parseDouble(fields.getOrDefault("ms", ""))).isPositive();
    }
  }

  @Test
  void goodSoapCall() throws IOException {
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.ask(
          Calls.xml(
              Calls.soap(
                  "http://requester.mturk.amazonaws.com/doc/2007-06-21",
                  Calls.OPERATION,
                  "<Request/>")));
      assertThat(fields(lines.only()))
          .containsEntry("version", "2007-06-21")
          .containsEntry("transport", "SOAP")
          .containsEntry("userAgent", "-")
          .containsEntry("result", "ok");
    }
  }

  @Test
  void stringsToSignAreForTheCallerAlone() throws IOException {
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      LegacyReply reply =
          BRIDGE.get(
              "Operation=RevokeQualification&AWSAccessKeyId=AKIDEXAMPLE&SignatureVersion=1"
                  + "&Timestamp=2014-08-15T00:00:00Z&Reason=BETWEENUS&Signature=wrong");
      assertThat(reply.text("Message")).contains("BETWEENUS");
      assertThat(fields(lines.only()).toString())
          .contains("AWS.BadClaimsSupplied", "(StringToSign)")
          .doesNotContain("BETWEENUS");
    }
  }

  @Test
  void failedCallsHaveTheirCode() throws IOException {
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.get(Calls.query(Calls.OPERATION, "PageSize=0"));
      ILoggingEvent line = lines.only();
      assertThat(line.getLevel()).isEqualTo(Level.WARN);
      assertThat(fields(line)).containsEntry("result", "AWS.ParameterOutOfRange");
    }
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.ask(Calls.xml("not xml"));
      assertThat(fields(lines.only()))
          .containsEntry("operation", "-")
          .containsEntry("accessKeyId", "-")
          .containsEntry("result", "AWS.InvalidRequest");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "garbage\r\n\r\n"
      })
  void whatIsNoCallHasALineToo(String request) throws IOException {
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      LegacyReply reply = BRIDGE.ask(request);
      ILoggingEvent line = lines.only();
      assertThat(line.getFormattedMessage()).isEqualTo("refused");
      assertThat(fields(line))
          .containsEntry("status", Integer.toString(reply.http().status()))
          .containsEntry("requestId", reply.text("RequestId"))
          .containsKeys("method", "path", "userAgent");
    }
  }

  @Test
  void refusedRequestsSayWhoAskedForWhat() throws IOException {
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.ask(
          "GET /nowhere?Signature=x HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Old/1.0\r\n\r\n");
      assertThat(fields(lines.only()))
          .containsEntry("method", "GET")
          .containsEntry("path", "/nowhere")
          .containsEntry("userAgent", "Old/1.0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage\r\n\r\n", "POST /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"})
  void requestsRefusedOnTheCurrentPortHaveTheIdOfTheirLine(String request) throws IOException {
    try (Lines lines = Lines.of("turkbridge.current")) {
      Reply reply = Wire.exchange(BRIDGE.current(), request);
      assertThat(reply.header("x-amzn-requestid")).matches("[0-9a-f-]{36}");
      assertThat(fields(lines.only()))
          .containsEntry("requestId", reply.header("x-amzn-requestid"))
          .containsEntry("status", Integer.toString(reply.status()))
          .containsKeys("method", "path", "userAgent");
    }
  }

  @Test
  void callsThatCouldNotBeReadShowWhatWasRead() throws IOException {
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.get(Calls.query(Calls.OPERATION, "Version=2099-01-01"));
      assertThat(fields(lines.only()))
          .containsEntry("operation", Calls.OPERATION)
          .containsEntry("accessKeyId", "AKIDEXAMPLE")
          .containsEntry("version", "2099-01-01");
    }
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.ask(
          Calls.xml(
              Calls.soap(
                  "http://requester.mturk.amazonaws.com/doc/2099-01-01",
                  Calls.OPERATION,
                  "<Request/>")));
      assertThat(fields(lines.only()))
          .containsEntry("operation", Calls.OPERATION)
          .containsEntry("accessKeyId", "AKIDEXAMPLE")
          .containsEntry("version", "2099-01-01");
    }
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.get(Calls.query(Calls.OPERATION, "Version=" + "9".repeat(1000)));
      assertThat(fields(lines.only()).getOrDefault("version", "")).matches("9{10,99}\\.\\.\\.");
    }
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.ask(Calls.xml("<a/>"));
      assertThat(fields(lines.only())).containsEntry("version", "-");
    }
  }

  @Test
  void currentCall() throws IOException {
    try (Lines lines = Lines.of("turkbridge.current")) {
      Wire.exchange(
          BRIDGE.current(),
          """
          POST / HTTP/1.1\r
          Host: localhost\r
          User-Agent: New/1.0\r
          Content-Length: 2\r
          X-Amz-Target: MTurkRequesterServiceV20170117.ListQualificationRequests\r
          \r
          {}""");
      assertThat(fields(lines.only()))
          .containsEntry("operation", "ListQualificationRequests")
          .containsEntry("accessKeyId", "-")
          .containsEntry("userAgent", "New/1.0")
          .containsKeys("result", "ms");
    }
  }

  @Test
  void nothingSecretInAnyLine() throws IOException {
    try (Lines lines = Lines.ofAll()) {
      String timestamp = Calls.now();
      String signature = Calls.signature(Calls.OPERATION, timestamp);
      String query =
          "Operation=%s&AWSAccessKeyId=AKIDEXAMPLE&Timestamp=%s&Signature=%s"
              .formatted(
                  Calls.OPERATION, timestamp, URLEncoder.encode(signature, StandardCharsets.UTF_8));
      String host = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      Wire.exchange(BRIDGE.legacy(), "GET /?" + query + host);
      Wire.exchange(BRIDGE.legacy(), "GET /nowhere?" + query + host);
      Wire.exchange(BRIDGE.legacy(), "PUT /?" + query + host);
      Wire.exchange(BRIDGE.legacy(), "GET /?" + query + "&Signature=x" + host);
      Wire.exchange(BRIDGE.legacy(), "GET /?" + query + "&Version=x" + host);
      Wire.exchange(BRIDGE.legacy(), "GET /?" + query + " HTTP/1.1\r\nHost: a b\r\n\r\n");
      Wire.exchange(BRIDGE.legacy(), "GET /%zz?" + query + host);
      Wire.exchange(BRIDGE.legacy(), "GET /?" + query + "x".repeat(600_000) + host);
      Wire.exchange(BRIDGE.legacy(), Calls.form(query));
      Wire.exchange(BRIDGE.legacy(), Calls.xml(Calls.soap(Calls.OPERATION, "<Request/>")));
      assertThat(lines.texts()).isNotEmpty();
      for (String text : lines.texts()) {
        assertThat(text)
            .doesNotContain(Calls.SECRET)
            .doesNotContain(signature)
            .doesNotContain(URLEncoder.encode(signature, StandardCharsets.UTF_8))
            .doesNotContain("Signature=");
      }
    }
  }

  @Test
  void linesHaveNothingThatBreaksThem() throws IOException {
    String evil = "%0D%0A2014%20INFO%20forged%1B%5B31m%22%E2%80%AE%C2%85%00";
    try (Lines lines = Lines.ofAll()) {
      BRIDGE.get("Operation=" + evil);
      BRIDGE.get(Calls.query(Calls.OPERATION, "Version=" + evil));
      BRIDGE.get(
          "Operation=GetQualificationRequests&AWSAccessKeyId=" + evil + "&Timestamp=x&Signature=x");
      BRIDGE.ask(
          "GET /" + evil + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: a\"b\u00E9\u2028c\r\n\r\n");
      assertThat(lines.texts()).hasSizeGreaterThanOrEqualTo(4);
      for (String text : lines.texts()) {
        assertThat(text).matches("[\\x20-\\x7E]*").doesNotContain("[31m\"");
      }
    }
  }

  @Test
  void longValuesAreCut() throws IOException {
    try (Lines lines = Lines.of("turkbridge.legacy")) {
      BRIDGE.get("Operation=" + "x".repeat(100_000));
      assertThat(fields(lines.only()).getOrDefault("operation", "")).hasSizeLessThan(200);
    }
  }

  /** Raw bytes: no client library sends them, and a terminal obeys them. */
  @Test
  void requestLogHasNothingThatATerminalObeys() throws IOException {
    List<String> evil =
        List.of(
            "\u009b31m",
            "\u0085forged",
            "\u202eevil",
            "\u2066evil\u2069",
            "\u200f",
            "\u061c",
            "\u2028");
    try (Lines lines = Lines.of("turkbridge.request")) {
      for (String text : evil) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
          String request =
              "GET /"
                  + text
                  + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Terminal/1.0 "
                  + text
                  + "\r\n\r\n";
          Wire.exchange(BRIDGE.legacy(), request.getBytes(charset));
        }
      }
      assertThat(lines.awaited(2 * evil.size(), "Terminal/1.0"))
          .noneMatch(line -> line.matches(".*[\\p{Cntrl}\\x80-\\x9f\\p{Cf}\\p{Zl}\\p{Zp}].*"));
    }
  }

  @Test
  void requestLogHasNoQuery() throws IOException {
    try (Lines lines = Lines.of("turkbridge.request")) {
      // Lines are written after the answers: those of other tests may still be on their way.
      String agent = "User-Agent: RequestLog/1.0";
      for (String operation : List.of(Calls.OPERATION, "GetHIT")) {
        BRIDGE.ask(Calls.get(Calls.query(operation)).replace("Host:", agent + "\r\nHost:"));
      }
      List<String> texts = lines.awaited(2, "RequestLog/1.0");
      assertThat(texts).allMatch(text -> text.contains("\"GET / HTTP/1.1\" 200"));
      assertThat(texts).noneMatch(text -> text.contains("Operation") || text.contains("?"));
    }
  }
}
