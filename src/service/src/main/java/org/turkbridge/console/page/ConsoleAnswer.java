package org.turkbridge.console.page;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a browser gets, to be asked for each time.
 *
 * @param status of HTTP
 * @param location where it is to go on, relative to the page it asked for; empty to stay
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ConsoleAnswer(
    int status, String contentType, Optional<String> location, byte[] body) {
  static ConsoleAnswer page(int status, String html) {
    return file(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  static ConsoleAnswer file(int status, String contentType, byte[] content) {
    return new ConsoleAnswer(status, contentType, Optional.empty(), content);
  }

  /** Leads to a page that may be loaded again without doing again what was done. */
  static ConsoleAnswer seeOther(String location) {
    return new ConsoleAnswer(303, "text/plain; charset=utf-8", Optional.of(location), new byte[0]);
  }
}
