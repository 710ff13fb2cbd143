package org.turkbridge.http;

import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.turkbridge.shim.CallReport;

/** One line a call. What callers send is made harmless first; no secret ever gets here. */
final class CallLog implements CallListener {
  private static final Logger LEGACY = LoggerFactory.getLogger("turkbridge.legacy");
  private static final Logger CURRENT = LoggerFactory.getLogger("turkbridge.current");
  private static final Pattern HARMFUL = Pattern.compile("[^\\x20-\\x7E]");
  private static final int LONGEST = 120;
  private static final int LONGEST_SENTENCE = 400;

  @Override
  public Arrived arrived(ArrivingCall arriving) {
    return call ->
        call.legacy().ifPresentOrElse(report -> legacy(call, report), () -> current(call));
  }

  private static void legacy(AnsweredCall answered, CallReport call) {
    LoggingEventBuilder line =
        LEGACY
            .atLevel(level(call.outcome()))
            .addKeyValue("operation", harmless(call.operation()))
            .addKeyValue("version", harmless(call.version()))
            .addKeyValue("transport", call.transport())
            .addKeyValue("accessKeyId", harmless(call.accessKeyId()))
            .addKeyValue("userAgent", userAgent(answered))
            .addKeyValue("result", harmless(call.outcome()))
            .addKeyValue("ms", millis(answered.took()))
            .addKeyValue("upstreamCalls", call.upstreamCalls())
            .addKeyValue("snapshotHits", call.snapshotHits())
            .addKeyValue("replacedCharacters", call.replacedCharacters())
            .addKeyValue("requestId", call.requestId());
    if (!call.message().isEmpty()) {
      line = line.addKeyValue("message", sentence(call.message()));
    }
    line.log("call");
  }

  private static void current(AnsweredCall call) {
    CURRENT
        .atLevel(level(call.outcome()))
        .addKeyValue("operation", harmless(call.operation()))
        .addKeyValue("accessKeyId", harmless(call.accessKeyId()))
        .addKeyValue("userAgent", userAgent(call))
        .addKeyValue("result", harmless(call.outcome()))
        .addKeyValue("ms", millis(call.took()))
        .addKeyValue("requestId", call.requestId())
        .log("call");
  }

  @Override
  public void refused(RefusedRequest request) {
    (request.port() == Api.CURRENT ? CURRENT : LEGACY)
        .atWarn()
        .addKeyValue("status", request.status())
        .addKeyValue("method", harmless(request.method()))
        .addKeyValue("path", harmless(request.path()))
        .addKeyValue("userAgent", harmless(request.userAgent()))
        .addKeyValue("reason", sentence(request.reason()))
        .addKeyValue("requestId", request.requestId())
        .log("refused");
  }

  private static Level level(String outcome) {
    return outcome.equals("ok") ? Level.INFO : Level.WARN;
  }

  private static String userAgent(AnsweredCall answered) {
    return harmless(answered.call().header("User-Agent").orElse("-"));
  }

  private static double millis(Duration took) {
    return Math.round(took.toNanos() / 1e4) / 100.0;
  }

  /** The message of an error as the log has it. */
  static String sentence(String text) {
    return harmless(text, LONGEST_SENTENCE);
  }

  private static String harmless(String text) {
    return harmless(text, LONGEST);
  }

  private static String harmless(String text, int longest) {
    String shortened = text.length() <= longest ? text : text.substring(0, longest) + "...";
    return HARMFUL.matcher(shortened).replaceAll("?").replace('"', '\'');
  }
}
