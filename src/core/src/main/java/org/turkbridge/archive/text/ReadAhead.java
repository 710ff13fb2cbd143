package org.turkbridge.archive.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a stream from a position on, of which as many are held as were looked at. */
public final class ReadAhead {
  private static final int CHUNK = 64 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int end;
  private boolean ended;

  public ReadAhead(InputStream in) {
    this.in = in;
  }

  /**
   * A byte.
   *
   * @param i how many come before it
   * @return -1 behind the end of the stream
   */
  public int at(int i) throws IOException {
    while (start + i >= end) {
      if (!fill()) {
        return -1;
      }
    }
    return buffer[start + i] & 0xFF;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (buffer.length - end < CHUNK / 2) {
      byte[] target = end - start > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
      System.arraycopy(buffer, start, target, 0, end - start);
      buffer = target;
      end -= start;
      start = 0;
    }
    int count = in.read(buffer, end, buffer.length - end);
    ended = count < 0;
    end += Math.max(count, 0);
    return !ended;
  }

  /** So many of the bytes that were looked at. */
  public byte[] bytes(int length) {
    return Arrays.copyOfRange(buffer, start, start + length);
  }

  /** The stream goes on behind so many of the bytes that were looked at. */
  public void drop(int length) {
    start += length;
  }
}
