package org.turkbridge.shim;

import java.util.List;

/**
 * What a call came to, for the log and the metrics. Never holds a secret or a signature.
 *
 * @param operation its name, or "-" if the message did not say
 * @param version the API version that the message named, of one that exists or not, or "-" if it
 *     could not be read so far
 * @param transport REST or SOAP
 * @param accessKeyId as sent, or "-"
 * @param requestId the RequestId of the answer
 * @param outcome "ok", or the code of the first error
 * @param message of the first error; empty if there is none
 * @param upstreamCalls pages that were read from the current API
 * @param snapshotHits pages that were cut from a snapshot read before
 * @param replacedCharacters characters that XML could not hold
 * @param parameters what was sent of the elements that the operation has, by their names without
 *     numbers, such as {@code QualificationRequirement.Comparator}; empty if nothing was read
 */
public record CallReport(
    String operation,
    String version,
    String transport,
    String accessKeyId,
    String requestId,
    String outcome,
    String message,
    int upstreamCalls,
    int snapshotHits,
    int replacedCharacters,
    List<String> parameters) {}
