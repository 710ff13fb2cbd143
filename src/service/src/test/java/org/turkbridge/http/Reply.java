package org.turkbridge.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP answer as it came over the wire.
 *
 * @param headers by name in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record Reply(int status, Map<String, String> headers, byte[] body) {
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Reply withBody(byte[] other) {
    return new Reply(status, headers, other);
  }

  Reply withText(String other) {
    return withBody(other.getBytes(StandardCharsets.UTF_8));
  }

  Reply withStatus(int other) {
    return new Reply(other, headers, body);
  }

  Reply withContentType(String type) {
    Map<String, String> others = new HashMap<>(headers);
    others.put("content-type", type);
    return new Reply(status, others, body);
  }

  @Override
  public String toString() {
    String text = text();
    return status + " " + headers + "\n" + text.substring(0, Math.min(text.length(), 2000));
  }
}
