package org.turkbridge.legacy;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to the legacy API, its body read.
 *
 * @param method in upper case
 * @param path decoded, beginning with a slash
 * @param query raw, without the question mark; null if there is none
 * @param contentType the header, or null
 * @param body empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record WireRequest(
    String method,
    String path,
    @Nullable String query,
    @Nullable String contentType,
    byte[] body) {}
