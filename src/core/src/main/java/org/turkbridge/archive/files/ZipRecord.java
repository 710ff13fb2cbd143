package org.turkbridge.archive.files;

import java.io.IOException;

/** The records of a zip archive (APPNOTE.TXT 4.3), by their signatures. */
enum ZipRecord {
  LOCAL_HEADER(3, 4, 30),
  DATA_DESCRIPTOR(7, 8, 16),
  LIST_ENTRY(1, 2, 46),
  LIST_SIGNATURE(5, 5, 6),
  ZIP64_END(6, 6, 56),
  ZIP64_LOCATOR(6, 7, 20),
  END(5, 6, 22);

  private static final int SIGNATURE_LENGTH = 4;

  private final long signature;
  private final int length;

  ZipRecord(int third, int fourth, int length) {
    this.signature = 'P' | 'K' << 8 | third << 16 | (long) fourth << 24;
    this.length = length;
  }

  /** Without what is of any length. */
  int length() {
    return length;
  }

  /** Whether it begins there, as far as 4 bytes can tell. */
  boolean isAt(PackedBytes packed) {
    return packed.number(0, SIGNATURE_LENGTH) == signature;
  }

  /** Whether it begins at the next byte, if there is one. */
  boolean isNext(PackedBytes packed) throws IOException {
    return packed.has(SIGNATURE_LENGTH) && isAt(packed);
  }
}
