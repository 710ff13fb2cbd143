package org.turkbridge.http;

/**
 * A request that never became a call.
 *
 * @param port whose API it came to, which need not be the one it is of
 * @param method of HTTP, or {@code -} if it names none
 * @param path as sent, without the query, which holds the signature; {@code -} if it names none
 * @param userAgent as sent, or {@code -}
 * @param requestId the RequestId of the answer
 * @param status of HTTP
 * @param reason as its sender is told
 */
record RefusedRequest(
    Api port,
    String method,
    String path,
    String userAgent,
    String requestId,
    int status,
    String reason) {}
