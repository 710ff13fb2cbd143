package org.turkbridge.console.page;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a browser gets, to be asked for each time.
 *
 * @param status of HTTP
 * @param location where it is to go on, relative to the page it asked for; empty to stay
 * @param isForeign whether somebody else wrote it, so that it is shown in a frame and may do
 *     nothing
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ConsoleAnswer(
    int status, String contentType, Optional<String> location, boolean isForeign, byte[] body) {
  private static final String HTML = "text/html; charset=utf-8";

  static ConsoleAnswer page(int status, String html) {
    return file(status, HTML, html.getBytes(StandardCharsets.UTF_8));
  }

  /** A page that somebody else wrote. */
  static ConsoleAnswer foreign(String html) {
    return new ConsoleAnswer(
        200, HTML, Optional.empty(), true, html.getBytes(StandardCharsets.UTF_8));
  }

  static ConsoleAnswer file(int status, String contentType, byte[] content) {
    return new ConsoleAnswer(status, contentType, Optional.empty(), false, content);
  }

  /** Leads to a page that may be loaded again without doing again what was done. */
  static ConsoleAnswer seeOther(String location) {
    return new ConsoleAnswer(
        303, "text/plain; charset=utf-8", Optional.of(location), false, new byte[0]);
  }
}
