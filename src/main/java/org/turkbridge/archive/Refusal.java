package org.turkbridge.archive;

/**
 * Something in an archive that was not read: one record, or what lies outside the records.
 *
 * @param place of the mistake
 * @param cause what is wrong and how to put it right, to be read after the place
 */
public record Refusal(Place place, String cause) {
  @Override
  public String toString() {
    return place + ": " + cause;
  }
}
