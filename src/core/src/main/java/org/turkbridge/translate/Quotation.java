package org.turkbridge.translate;

/** A value of an archive in a message, as it stands there. */
public final class Quotation {
  /** Longer values are cut: the whole one stands in the archive. */
  private static final int LONGEST = 200;

  private Quotation() {}

  /** The value in quotes; of a long one the beginning and its length in characters. */
  public static String of(String value) {
    if (value.length() <= LONGEST) {
      return '"' + value + '"';
    }
    boolean inPair = Character.isHighSurrogate(value.charAt(LONGEST - 1));
    return "\"%s...\" (%d characters)"
        .formatted(value.substring(0, inPair ? LONGEST - 1 : LONGEST), value.length());
  }
}
