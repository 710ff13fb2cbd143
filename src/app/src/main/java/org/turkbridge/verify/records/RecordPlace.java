package org.turkbridge.verify.records;

/**
 * Where a record stands, in few bytes.
 *
 * @param source number of its document, below 2^23
 * @param record its number in that, below 2^40
 */
record RecordPlace(int source, long record) {
  private static final int SOURCE_SHIFT = 40;
  private static final long RECORD_MASK = (1L << SOURCE_SHIFT) - 1;

  /** The place of a {@link #packed()}. */
  static RecordPlace of(long packed) {
    return new RecordPlace((int) ((packed - 1) >>> SOURCE_SHIFT), (packed - 1) & RECORD_MASK);
  }

  /** As one number that is not 0. Those of later places are greater. */
  long packed() {
    return (((long) source << SOURCE_SHIFT) | record) + 1;
  }
}
