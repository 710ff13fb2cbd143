package org.turkbridge.console.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call that was answered, as it came: nothing of it needs to be true.
 *
 * @param isLegacy whether it was of the API of 2014-08-15 and before
 * @param userAgent the header; empty if it was not sent
 * @param version of the legacy API; any text for one of the current
 * @param transport of a legacy call, REST or SOAP; any text for one of the current
 * @param outcome {@code ok}, or the code of an error
 * @param parameters names that the operation has, of what was sent
 */
public record LedgerCall(
    boolean isLegacy,
    String operation,
    String accessKeyId,
    Optional<String> userAgent,
    String version,
    String transport,
    String outcome,
    Duration took,
    List<String> parameters) {}
