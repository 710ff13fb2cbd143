package org.turkbridge.archive;

import org.jspecify.annotations.Nullable;

/**
 * Something in an archive that was not read: one record, or what lies outside the records.
 *
 * @param place of the mistake
 * @param offset of the first byte of the record in its (unpacked) document, counted from 0; of the
 *     mistake, if that is in no record
 * @param cause what is wrong and how to put it right, to be read after the place
 * @param raw the record, up to where reading went on; null if the mistake is in no record
 * @param recordKind what the record was to be; null if that is not known, or if it is in no record
 */
public record Refusal(
    Place place,
    long offset,
    RefusalKind kind,
    String cause,
    @Nullable RawRecord raw,
    @Nullable RecordKind recordKind) {
  /** Of a mistake of which it is not known what record it is in, or that is in none. */
  public Refusal(
      Place place, long offset, RefusalKind kind, String cause, @Nullable RawRecord raw) {
    this(place, offset, kind, cause, raw, null);
  }

  @Override
  public String toString() {
    return place + ": " + cause;
  }
}
