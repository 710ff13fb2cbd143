package org.turkbridge.verify.report;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a record or an answer, wherever that stands.
 *
 * @param path XPath, or JSON Pointer (RFC 6901), of the value in it; empty if it is not about a
 *     value
 * @param before the old value; null if there was none, or it is not about a value
 * @param after the new value; null if there is none, or it is not about a value
 * @param message what is wrong and, where that is not plain, what to do; empty if the kind says it
 *     all
 */
public record Observation(
    FindingKind kind,
    String path,
    @Nullable String before,
    @Nullable String after,
    String message) {
  /** One about no value. */
  public static Observation of(FindingKind kind, String message) {
    return new Observation(kind, "", null, null, message);
  }

  /** One about a value that is odd in itself. */
  public static Observation of(
      FindingKind kind, String path, @Nullable String value, String message) {
    return new Observation(kind, path, value, null, message);
  }

  /** The same, made at a place. The parameters are those of a {@link Finding}. */
  public Finding at(String source, String place, String subject) {
    return new Finding(
        kind,
        source,
        place,
        subject,
        path,
        before,
        after,
        message.isEmpty() ? kind.label() : message);
  }
}
