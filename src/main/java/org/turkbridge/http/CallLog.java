package org.turkbridge.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.turkbridge.local.CurrentResponse;
import org.turkbridge.shim.CallReport;

/** One line a call. What callers send is made harmless first; no secret ever gets here. */
final class CallLog {
  private static final Logger LEGACY = LoggerFactory.getLogger("turkbridge.legacy");
  private static final Logger CURRENT = LoggerFactory.getLogger("turkbridge.current");
  private static final int LONGEST = 120;
  private static final int LONGEST_SENTENCE = 400;

  private CallLog() {}

  static void legacy(Request request, CallReport call, Duration took) {
    LoggingEventBuilder line =
        LEGACY
            .atLevel(level(call.outcome()))
            .addKeyValue("operation", harmless(call.operation()))
            .addKeyValue("version", harmless(call.version()))
            .addKeyValue("transport", call.transport())
            .addKeyValue("accessKeyId", harmless(call.accessKeyId()))
            .addKeyValue("userAgent", userAgent(request))
            .addKeyValue("result", harmless(call.outcome()))
            .addKeyValue("ms", millis(took))
            .addKeyValue("upstreamCalls", call.upstreamCalls())
            .addKeyValue("snapshotHits", call.snapshotHits())
            .addKeyValue("replacedCharacters", call.replacedCharacters())
            .addKeyValue("requestId", call.requestId());
    if (!call.message().isEmpty()) {
      line = line.addKeyValue("message", harmless(call.message(), LONGEST_SENTENCE));
    }
    line.log("call");
  }

  static void current(Request request, CurrentResponse call, Duration took) {
    CURRENT
        .atLevel(level(call.outcome()))
        .addKeyValue("operation", harmless(call.operation()))
        .addKeyValue("accessKeyId", harmless(call.accessKeyId()))
        .addKeyValue("userAgent", userAgent(request))
        .addKeyValue("result", harmless(call.outcome()))
        .addKeyValue("ms", millis(took))
        .addKeyValue("requestId", call.http().firstMatchingHeader("x-amzn-RequestId").orElse("-"))
        .log("call");
  }

  /** A request that never became a call. */
  static void refused(String port, Request request, String requestId, int status, String reason) {
    // Without the query, which holds the signature.
    String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
    (port.equals(BridgeServer.CURRENT) ? CURRENT : LEGACY)
        .atWarn()
        .addKeyValue("status", status)
        .addKeyValue("method", orNone(request.getMethod()))
        .addKeyValue("path", orNone(path))
        .addKeyValue("userAgent", userAgent(request))
        .addKeyValue("reason", harmless(reason, LONGEST_SENTENCE))
        .addKeyValue("requestId", requestId)
        .log("refused");
  }

  private static Level level(String outcome) {
    return outcome.equals("ok") ? Level.INFO : Level.WARN;
  }

  private static String userAgent(Request request) {
    return orNone(request.getHeaders().get(HttpHeader.USER_AGENT));
  }

  private static String orNone(@Nullable String text) {
    return text == null ? "-" : harmless(text);
  }

  private static double millis(Duration took) {
    return Math.round(took.toNanos() / 1e4) / 100.0;
  }

  private static String harmless(String text) {
    return harmless(text, LONGEST);
  }

  private static String harmless(String text, int longest) {
    String shortened = text.length() <= longest ? text : text.substring(0, longest) + "...";
    return shortened.replaceAll("[^\\x20-\\x7E]", "?").replace('"', '\'');
  }
}
