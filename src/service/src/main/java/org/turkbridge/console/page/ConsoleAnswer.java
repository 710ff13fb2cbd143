package org.turkbridge.console.page;

import java.nio.charset.StandardCharsets;

/**
 * What a browser gets.
 *
 * @param status of HTTP
 * @param isLasting whether it is the same until another version of Turkbridge serves it
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ConsoleAnswer(int status, String contentType, boolean isLasting, byte[] body) {
  static ConsoleAnswer page(int status, String html) {
    return new ConsoleAnswer(
        status, "text/html; charset=utf-8", false, html.getBytes(StandardCharsets.UTF_8));
  }
}
