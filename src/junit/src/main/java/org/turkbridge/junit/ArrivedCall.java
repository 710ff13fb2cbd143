package org.turkbridge.junit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.turkbridge.http.Api;
import org.turkbridge.http.Fault;

/**
 * A request that arrived at a bridge.
 *
 * @param time when its last byte was there
 * @param api on whose port
 * @param operation as the caller named it; {@code -} if it named none that could be read
 * @param parameters as {@link org.turkbridge.http.ReceivedCall} has them: without secrets
 * @param status of HTTP; empty for a call that is not answered yet, or is left without an answer
 * @param fault that it met instead of being answered; empty if it met none
 */
public record ArrivedCall(
    Instant time,
    Api api,
    String operation,
    Map<String, String> parameters,
    OptionalInt status,
    Optional<Fault> fault) {
  ArrivedCall answered(int code) {
    return new ArrivedCall(time, api, operation, parameters, OptionalInt.of(code), fault);
  }
}
