package org.turkbridge.archive;

/**
 * Why something is refused.
 *
 * @param text what is wrong and how to put it right
 */
public record Cause(RefusalKind kind, String text) {}
