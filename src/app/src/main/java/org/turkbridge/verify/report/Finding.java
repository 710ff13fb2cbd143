package org.turkbridge.verify.report;

import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param source the file or recording, as shown to the user
 * @param place in it, such as {@code record 3, line 20}; empty for the whole of it
 * @param subject what it is about, such as the id of a record or the operation of a call; empty if
 *     not known
 * @param path XPath, or JSON Pointer (RFC 6901), of the value in the record or answer; empty if it
 *     is not about a value
 * @param before the old value; null if there was none, or it is not about a value
 * @param after the new value; null if there is none, or it is not about a value
 * @param message what is wrong and, where that is not plain, what to do
 */
public record Finding(
    FindingKind kind,
    String source,
    String place,
    String subject,
    String path,
    @Nullable String before,
    @Nullable String after,
    String message) {
  /** One about no value. */
  public static Finding of(
      FindingKind kind, String source, String place, String subject, String message) {
    return Observation.of(kind, message).at(source, place, subject);
  }
}
