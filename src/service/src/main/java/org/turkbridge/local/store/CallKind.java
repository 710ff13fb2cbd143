package org.turkbridge.local.store;

import java.time.LocalDate;
import org.turkbridge.digest.Sha256;

/**
 * What calls have in common that are counted together.
 *
 * @param day in UTC
 * @param api {@code legacy} or {@code current}
 * @param requester who called, by the name of the profile
 * @param program what called
 * @param version of the API
 * @param transport REST, SOAP or JSON
 * @param outcome {@code ok}, or the code of an error
 */
public record CallKind(
    LocalDate day,
    String api,
    String requester,
    String program,
    String operation,
    String version,
    String transport,
    String outcome) {
  /** Names of programs, versions and errors that were too many in a day to be kept apart. */
  public static final String OTHER = "other";

  /** What it is counted with on a day that has enough kinds. */
  CallKind folded() {
    return new CallKind(day, api, requester, OTHER, operation, OTHER, transport, outcome);
  }

  /** Each part with its length, so that two kinds are never taken for one. */
  String id() {
    StringBuilder parts = new StringBuilder();
    for (String part :
        new String[] {
          day.toString(), api, requester, program, operation, version, transport, outcome
        }) {
      parts.append(part.length()).append(':').append(part);
    }
    return Sha256.hex(parts.toString());
  }
}
