package org.turkbridge.archive.notification;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.text.ReadAhead;

/** The lines of a document. */
final class MessageLines {
  /** In bytes. */
  static final int LONGEST_LINE = 1 << 20;

  private final ReadAhead ahead;
  private long offset;
  private int number;

  MessageLines(InputStream in) {
    this.ahead = new ReadAhead(in);
  }

  /** A line. */
  static final class Line {
    private final long offset;
    private final int number;
    private final byte[] bytes;
    private final boolean isWhole;

    Line(long offset, int number, byte[] bytes, boolean isWhole) {
      this.offset = offset;
      this.number = number;
      this.bytes = bytes;
      this.isWhole = isWhole;
    }

    /** Of its first byte. */
    long offset() {
      return offset;
    }

    /** Counted from 1. */
    int number() {
      return number;
    }

    /** Without its line end; the first {@link #LONGEST_LINE} of them at most. */
    byte[] bytes() {
      return bytes;
    }

    /** Whether these are all of its bytes. */
    boolean isWhole() {
      return isWhole;
    }
  }

  /** The next line; null at the end. */
  @Nullable Line next() throws IOException {
    long first = offset;
    byte @Nullable [] kept = null;
    int length = 0;
    int b = ahead.at(0);
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      length++;
      if (length > LONGEST_LINE) {
        kept = kept == null ? ahead.bytes(LONGEST_LINE) : kept;
        drop(length);
        length = 0;
      }
      b = ahead.at(length);
    }
    byte[] bytes = kept == null ? ahead.bytes(length) : kept;
    drop(length + (b < 0 ? 0 : 1));
    number++;
    return new Line(first, number, bytes, kept == null);
  }

  private void drop(int length) {
    ahead.drop(length);
    offset += length;
  }
}
