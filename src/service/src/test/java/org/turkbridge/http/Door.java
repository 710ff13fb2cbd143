package org.turkbridge.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.requester.Requester;

/** The ways in which an old program calls. */
enum Door {
  REST(""),
  SOAP_2014("http://requester.mturk.amazonaws.com/doc/2014-08-15"),
  SOAP_2007("http://requester.mturk.amazonaws.com/doc/2007-06-21");

  /** An element, with its number if it is repeated, and what is in it. */
  private static final Pattern PARTS =
      Pattern.compile("(?<element>\\w+(?:\\.\\d+)?)(?:\\.(?<rest>.+))?");

  private final String namespace;

  Door(String namespace) {
    this.namespace = namespace;
  }

  LegacyReply call(URI legacy, Requester caller, LegacyCall call) throws IOException {
    String timestamp = Calls.now();
    String signature =
        Signatures.sign(
            caller.credentials().secretAccessKey(),
            Signatures.versionZero(call.operation(), timestamp));
    Map<String, String> common =
        Map.of(
            "AWSAccessKeyId", caller.accessKeyId(), "Timestamp", timestamp, "Signature", signature);
    byte[] request =
        namespace.isEmpty()
            ? Calls.get(
                    "Operation="
                        + call.operation()
                        + "&"
                        + query(common)
                        + (call.parameters().isEmpty() ? "" : "&" + query(call.parameters())))
                .getBytes(StandardCharsets.UTF_8)
            : Calls.xml(
                Calls.envelope(
                    "<%1$s xmlns='%2$s'>%3$s<Request>%4$s</Request></%1$s>"
                        .formatted(
                            call.operation(),
                            namespace,
                            elements(common),
                            elements(call.parameters()))));
    return LegacyReply.of(Wire.exchange(legacy, request));
  }

  /** The code of the only error, where old clients look for it; empty for a success. */
  Optional<String> code(LegacyReply reply) {
    if (reply.all("Errors").getLength() == 0) {
      reply.hasStatus(200);
      requireText(reply, "IsValid", "True");
      return Optional.empty();
    }
    reply.hasStatus(200);
    requireText(reply, "IsValid", "False");
    String parent = reply.all("Errors").item(0).getParentNode().getLocalName();
    if (!parent.equals("Request") || reply.all("Code").getLength() != 1) {
      throw new AssertionError("Not one error in Request/Errors: " + reply);
    }
    String answered = reply.all("Code").item(0).getNamespaceURI();
    if (!namespace.equals(answered == null ? "" : answered)) {
      throw new AssertionError("Not in the namespace asked in: " + reply);
    }
    return Optional.of(reply.text("Code"));
  }

  private static void requireText(LegacyReply reply, String name, String text) {
    if (!reply.text(name).equals(text)) {
      throw new AssertionError(name + " is not " + text + ": " + reply);
    }
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** In the order of their names; those of a structure come together. */
  private static String elements(Map<String, String> parameters) {
    Map<String, Map<String, String>> byElement = new TreeMap<>();
    parameters.forEach(
        (name, value) -> {
          Matcher parts = PARTS.matcher(name);
          if (!parts.matches()) {
            throw new AssertionError(name);
          }
          byElement
              .computeIfAbsent(parts.group("element"), any -> new TreeMap<>())
              .put(Objects.requireNonNullElse(parts.group("rest"), ""), value);
        });
    return byElement.entrySet().stream()
        .map(
            each ->
                "<%1$s>%2$s</%1$s>"
                    .formatted(
                        each.getKey().replaceAll("\\.\\d+", ""),
                        each.getValue().containsKey("")
                            ? escaped(each.getValue().get(""))
                            : elements(each.getValue())))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
