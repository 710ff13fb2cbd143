package org.turkbridge.legacy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** HTTP requests as legacy clients make them. */
final class Requests {
  static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
  static final String XML = "text/xml; charset=utf-8";

  private Requests() {}

  static WireRequest get(String query) {
    return new WireRequest("GET", "/", query, null, new byte[0]);
  }

  static WireRequest form(String body) {
    return form(null, body);
  }

  static WireRequest form(@Nullable String query, String body) {
    return new WireRequest("POST", "/", query, FORM, body.getBytes(StandardCharsets.UTF_8));
  }

  static WireRequest soap(String body) {
    return new WireRequest("POST", "/", null, XML, body.getBytes(StandardCharsets.UTF_8));
  }
}
