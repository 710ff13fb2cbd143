package org.turkbridge.archive;

/**
 * How much more the lists and structures of one record may hold, which has to fit into memory. It
 * is enough for {@value #MOST_ELEMENTS} elements, or fewer with long texts.
 */
public final class RecordRoom {
  /** No page of the old service held more. */
  private static final int MOST_ELEMENTS = 65_535;

  private static final int ELEMENT = 16;

  /** Why a record is refused for which there is too little. */
  public static final Cause TOO_LITTLE =
      new Cause(
          RefusalKind.TOO_LONG,
          ("lists that hold more than any record of the service does, such as %,d elements; take"
                  + " some out")
              .formatted(MOST_ELEMENTS));

  private int left = MOST_ELEMENTS * ELEMENT;

  /** Whether there is room for one more element of a list, which it then takes. */
  public boolean takesElement() {
    return takes(ELEMENT);
  }

  /**
   * Whether there is room for a text of that many characters in an element, which it then takes.
   */
  public boolean takesText(int length) {
    return takes(1 + length / ELEMENT);
  }

  private boolean takes(int room) {
    if (left < room) {
      left = 0;
      return false;
    }
    left -= room;
    return true;
  }
}
