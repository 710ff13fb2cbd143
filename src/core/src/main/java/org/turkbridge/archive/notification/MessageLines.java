package org.turkbridge.archive.notification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a document. */
final class MessageLines {
  /** In bytes. */
  static final int LONGEST_LINE = 1 << 20;

  private static final int CHUNK = 64 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int end;
  private long offset;
  private int number;

  MessageLines(InputStream in) {
    this.in = in;
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
    int length = 0;
    long dropped = 0;
    byte @Nullable [] kept = null;
    while (true) {
      while (start + length < end && buffer[start + length] != '\n') {
        length++;
      }
      boolean ends = start + length < end;
      if (!ends && length >= LONGEST_LINE) {
        kept = kept == null ? Arrays.copyOfRange(buffer, start, start + LONGEST_LINE) : kept;
        drop(length);
        dropped += length;
        length = 0;
      }
      if (ends || !fill()) {
        break;
      }
    }
    boolean ends = start + length < end;
    if (!ends && length == 0 && kept == null) {
      return null;
    }
    long first = offset - dropped;
    byte[] bytes =
        kept == null
            ? Arrays.copyOfRange(buffer, start, start + Math.min(length, LONGEST_LINE))
            : kept;
    boolean isWhole = kept == null && length <= LONGEST_LINE;
    drop(length + (ends ? 1 : 0));
    number++;
    return new Line(first, number, bytes, isWhole);
  }

  private void drop(int length) {
    start += length;
    offset += length;
  }

  private boolean fill() throws IOException {
    if (buffer.length - end < CHUNK / 2) {
      byte[] target = end - start > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
      System.arraycopy(buffer, start, target, 0, end - start);
      buffer = target;
      end -= start;
      start = 0;
    }
    int count = in.read(buffer, end, buffer.length - end);
    end += Math.max(count, 0);
    return count >= 0;
  }
}
