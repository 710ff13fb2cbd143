package org.turkbridge.archive.files;

import java.io.IOException;

/**
 * Looks whether the list of members that ends a zip archive is whole, where it is read from
 * beginning to end. What follows the list is nobody's.
 */
final class ZipListCheck {
  private static final int MOST_IN_16_BITS = 0xffff;
  private static final long MOST_IN_32_BITS = 0xffffffffL;

  private final PackedBytes packed;
  private final long start;
  private long entries;
  private long fingerprint;

  /**
   * @param packed at the beginning of the list
   */
  ZipListCheck(PackedBytes packed) {
    this.packed = packed;
    this.start = packed.taken();
  }

  /** Whether anything of a list or of the end of an archive is there. */
  static boolean isNext(PackedBytes packed) throws IOException {
    return ZipRecord.LIST_ENTRY.isNext(packed)
        || ZipRecord.ZIP64_END.isNext(packed)
        || ZipRecord.END.isNext(packed);
  }

  /** The sum of {@link LocalHeader#fingerprint} of all entries. */
  long fingerprint() {
    return fingerprint;
  }

  /**
   * Takes the list.
   *
   * @throws IOException if it is damaged or cut off
   */
  void take() throws IOException {
    while (ZipRecord.LIST_ENTRY.isNext(packed)) {
      takeEntry();
    }
    long length = packed.taken() - start;
    if (ZipRecord.LIST_SIGNATURE.isNext(packed)) {
      need(ZipRecord.LIST_SIGNATURE);
      takeAll(ZipRecord.LIST_SIGNATURE.length() + packed.number(4, 2));
    }
    if (ZipRecord.ZIP64_END.isNext(packed)) {
      need(ZipRecord.ZIP64_END);
      fits(packed.number(32, 8), entries, packed.number(40, 8), length, packed.number(48, 8));
      takeAll(12 + packed.number(4, 8));
    }
    if (ZipRecord.ZIP64_LOCATOR.isNext(packed)) {
      takeAll(ZipRecord.ZIP64_LOCATOR.length());
    }
    need(ZipRecord.END);
    if (!ZipRecord.END.isAt(packed)) {
      throw damaged("its end is missing");
    }
    long listed = packed.number(10, 2);
    long listedLength = packed.number(12, 4);
    long listedStart = packed.number(16, 4);
    fits(
        listed == MOST_IN_16_BITS ? entries : listed,
        // Older programs let the number run over.
        listed == MOST_IN_16_BITS ? entries : entries & MOST_IN_16_BITS,
        listedLength == MOST_IN_32_BITS ? length : listedLength,
        length,
        listedStart == MOST_IN_32_BITS ? start : listedStart);
  }

  private void takeEntry() throws IOException {
    need(ZipRecord.LIST_ENTRY);
    int method = (int) packed.number(10, 2);
    int nameLength = (int) packed.number(28, 2);
    long others = packed.number(30, 2) + packed.number(32, 2);
    packed.take(ZipRecord.LIST_ENTRY.length());
    byte[] name = packed.readNBytes(nameLength);
    if (name.length < nameLength) {
      throw cut();
    }
    takeAll(others);
    fingerprint += LocalHeader.fingerprint(name, method);
    entries++;
  }

  private void fits(
      long listedEntries, long entryCount, long listedLength, long length, long listedStart)
      throws IOException {
    if (listedEntries != entryCount || listedLength != length || listedStart != start) {
      throw damaged("it is not as long, or not where, its end says");
    }
  }

  private void need(ZipRecord record) throws IOException {
    if (!packed.has(record.length())) {
      throw cut();
    }
  }

  private void takeAll(long bytes) throws IOException {
    if (packed.skip(bytes) < bytes) {
      throw cut();
    }
  }

  private static InputException cut() {
    return new InputException(
        "the zip archive is cut off in the list of members at its end; all members were read");
  }

  /** A list that does not fit what stands before it. */
  static InputException damaged(String detail) {
    return new InputException(
        "the list of members at the end of the zip archive is damaged ("
            + detail
            + "); its members were read without it. Get an undamaged copy");
  }
}
