package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Unpacked bytes, counted; closing it leaves the archive open. */
final class MemberStream extends BlockStream {
  private final Expansion expansion;
  private boolean failed;

  MemberStream(InputStream in, Expansion expansion) {
    super(in);
    this.expansion = expansion;
  }

  /** Whether a read has told of a failure. */
  boolean hasFailed() {
    return failed;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read;
    try {
      read = in.read(buffer, offset, length);
    } catch (IOException | RuntimeException e) {
      failed = true;
      // The unpacking libraries have thrown the latter for damaged input.
      throw InputException.of(e);
    }
    expansion.add(Math.max(read, 0));
    return read;
  }

  @Override
  public void close() {}

  /** How much came out of packed data, against how much went in. */
  static final class Expansion {
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
}
