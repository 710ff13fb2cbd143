package org.turkbridge.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.turkbridge.shim.CallReport;

/**
 * What a call came to.
 *
 * @param operation its name, or {@code -} if the call did not say
 * @param accessKeyId as sent, or {@code -}
 * @param requestId the RequestId of the answer, or {@code -} if it has none
 * @param outcome {@code ok}, or the code of the first error
 * @param legacy what else there is to say of a call of the legacy API; empty for one of the current
 * @param took from the whole request to the whole answer
 * @param status of HTTP
 * @param contentType of the answer; empty if it names none
 * @param body of the answer; to be asked by a listener that {@link CallListener#readsAnswers}
 *     alone, and before it returns
 */
public record AnsweredCall(
    ArrivingCall call,
    String operation,
    String accessKeyId,
    String requestId,
    String outcome,
    Optional<CallReport> legacy,
    Duration took,
    int status,
    String contentType,
    Supplier<byte[]> body) {}
