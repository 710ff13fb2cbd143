package org.turkbridge.console.page;

import java.nio.charset.StandardCharsets;

/**
 * What a browser gets, to be asked for each time.
 *
 * @param status of HTTP
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ConsoleAnswer(int status, String contentType, byte[] body) {
  static ConsoleAnswer page(int status, String html) {
    return new ConsoleAnswer(
        status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }
}
