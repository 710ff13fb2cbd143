package org.turkbridge.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.turkbridge.digest.Sha256;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.local.store.Notification;
import org.turkbridge.local.store.NotificationEvent;

/** A notification, as each transport writes it. */
record Message(Notification notification) {
  private static final String NAMESPACE = "http://requester.mturk.amazonaws.com/doc/2006-05-05";

  /** What is signed, before the time. */
  private static final String SIGNED = "AWSMechanicalTurkRequesterNotificationNotify";

  private static final int ID_DIGITS = 13;

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private Map<String, String> event(String nameOfTime) {
    NotificationEvent event = notification.event();
    Map<String, String> members = new LinkedHashMap<>();
    members.put("EventType", event.type().toString());
    members.put(nameOfTime, text(event.time()));
    members.put("HITTypeId", event.hitTypeId());
    members.put("HITId", event.hitId());
    if (event.assignmentId() != null) {
      members.put("AssignmentId", event.assignmentId());
    }
    return members;
  }

  /**
   * The URL that a receptor is asked for.
   *
   * @param secret of the key that the specification was set with; empty if nobody has it any more
   */
  URI query(Optional<String> secret, Instant now) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("method", "Notify");
    parameters.putAll(frame(secret, now));
    event("EventTime").forEach((name, value) -> parameters.put("Event.1." + name, value));
    String destination = notification.specification().destination();
    return URI.create(
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&", destination + separator(destination), "")));
  }

  /** What stands between a URL and more parameters. */
  private static String separator(String url) {
    return !url.contains("?") ? "?" : url.endsWith("?") || url.endsWith("&") ? "" : "&";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Map<String, String> frame(Optional<String> secret, Instant now) {
    Map<String, String> frame = new LinkedHashMap<>();
    String timestamp = text(now);
    secret.ifPresent(key -> frame.put("Signature", Signatures.sign(key, SIGNED + timestamp)));
    frame.put("Timestamp", timestamp);
    frame.put("Version", notification.specification().version());
    return frame;
  }

  /** The SOAP message that a receptor is sent; the secret as above. */
  String envelope(Optional<String> secret, Instant now) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><Notify"
        + " xmlns=\""
        + NAMESPACE
        + "\">"
        + elements(frame(secret, now))
        + "<Event>"
        + elements(event("EventTime"))
        + "</Event></Notify></soapenv:Body></soapenv:Envelope>";
  }

  /** None of the values has a character that XML writes otherwise. */
  private static String elements(Map<String, String> values) {
    return values.entrySet().stream()
        .map(each -> "<" + each.getKey() + ">" + each.getValue() + "</" + each.getKey() + ">")
        .collect(Collectors.joining());
  }

  /** What queues and topics are sent. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("Events");
      json.writeStartObject();
      for (Map.Entry<String, String> member : event("EventTimestamp").entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeEndObject();
      json.writeEndArray();
      json.writeStringField("EventDocId", notification.id());
      json.writeStringField("CustomerId", customerId());
      json.writeStringField("EventDocVersion", notification.specification().version());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The same for the same Requester, in the form of such ids. */
  private String customerId() {
    return "A" + Sha256.hex(notification.owner()).substring(0, ID_DIGITS).toUpperCase(Locale.ROOT);
  }
}
