package org.turkbridge.console.sample;

/**
 * What was sent and what was answered, with words in brackets in place of what signs it.
 *
 * @param request line, headers that matter and body
 * @param status of HTTP; 0 if no answer came
 * @param answer the body; cut where it is long
 */
public record WireExchange(String request, int status, String answer) {}
