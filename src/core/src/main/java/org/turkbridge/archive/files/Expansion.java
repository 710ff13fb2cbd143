package org.turkbridge.archive.files;

import java.io.IOException;
import java.util.function.LongSupplier;

/** How much came out of packed data, against how much went in. */
final class Expansion {
  private final LongSupplier packed;
  private long unpacked;

  /** With a source that tells the packed bytes that were read so far. */
  Expansion(LongSupplier packed) {
    this.packed = packed;
  }

  /**
   * Counts bytes that came out.
   *
   * @throws IOException if they are more than {@link InputLimits} allow
   */
  void add(long bytes) throws IOException {
    unpacked += bytes;
    if (unpacked > InputLimits.FREE_BYTES
        && unpacked / InputLimits.MAX_RATIO > packed.getAsLong()) {
      throw new InputException(
          "unpacks to more than "
              + InputLimits.MAX_RATIO
              + " times its packed size, as only a bomb does; if it is none, unpack it and read"
              + " the unpacked file");
    }
  }
}
