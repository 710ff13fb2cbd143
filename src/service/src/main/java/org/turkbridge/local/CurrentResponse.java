package org.turkbridge.local;

import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * An answer of the embedded service, and what a log says about it.
 *
 * @param http status, headers and JSON body
 * @param operation the operation that was asked for; {@code -} if there is none of that name
 * @param accessKeyId the access key id that the caller gave, verified or not; {@code -} if none
 * @param outcome {@code ok}, or the error code that the caller sees: the TurkErrorCode if there is
 *     one, else the type of the exception
 */
public record CurrentResponse(
    SdkHttpFullResponse http, String operation, String accessKeyId, String outcome) {}
