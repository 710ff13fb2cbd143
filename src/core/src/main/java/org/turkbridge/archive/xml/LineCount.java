package org.turkbridge.archive.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts line feeds, eight bytes at a time. */
final class LineCount {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

  private final byte[] bytes;
  private int counted;
  private int lines;

  /**
   * @param from where to begin
   */
  LineCount(byte[] bytes, int from) {
    this.bytes = bytes;
    this.counted = from;
  }

  /** How many there are before a place, which is not before that of the last call. */
  int upTo(int place) {
    int at = counted;
    int count = 0;
    for (; at <= place - Long.BYTES; at += Long.BYTES) {
      long difference = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
      // The high bit of each byte that is zero, and of no other.
      long zeros = ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
      count += Long.bitCount(zeros);
    }
    for (; at < place; at++) {
      count += bytes[at] == '\n' ? 1 : 0;
    }
    counted = at;
    lines += count;
    return lines;
  }
}
