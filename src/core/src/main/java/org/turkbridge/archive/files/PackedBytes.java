package org.turkbridge.archive.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Inflater;

/**
 * Packed bytes that can be looked at before they are taken, so that what belongs to something else
 * stays. A failure behind them takes none of them away.
 */
final class PackedBytes extends InputStream {
  private static final int SIZE = 8192;

  private final InputStream in;
  private byte[] buffer = new byte[SIZE];
  private int position;
  private int limit;

  /** Of all bytes, how many stand before the end of the buffer. */
  private long loaded;

  private long bound = Long.MAX_VALUE;

  PackedBytes(InputStream in) {
    this.in = in;
  }

  /** How many bytes were taken so far. */
  long taken() {
    return loaded - (limit - position);
  }

  /** Ends after so many bytes more, until it is bound anew. */
  void bind(long bytes) {
    bound = taken() + bytes;
  }

  /** Ends where the stream does. */
  void unbind() {
    bound = Long.MAX_VALUE;
  }

  /**
   * Whether so many bytes more are there, before its bound or the end of the stream. They are held
   * in memory.
   */
  boolean has(int count) throws IOException {
    while (available() < count) {
      if (count > buffer.length) {
        buffer = Arrays.copyOf(buffer, count);
      }
      if (bound - taken() < count || !load()) {
        return false;
      }
    }
    return true;
  }

  /** A byte of those that {@link #has} told of. */
  int peek(int index) {
    return buffer[position + index] & 0xff;
  }

  /**
   * An unsigned little-endian number in bytes that {@link #has} told of; of 8 bytes a signed one.
   */
  long number(int index, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = (number << 8) | peek(index + i);
    }
    return number;
  }

  /** Bytes that {@link #has} told of, which stay. */
  byte[] peeked(int index, int length) {
    return Arrays.copyOfRange(buffer, position + index, position + index + length);
  }

  /** Takes bytes that {@link #has} told of. */
  void take(int count) {
    position += count;
  }

  /** Takes so many bytes, or all that are there. */
  @Override
  public long skip(long count) throws IOException {
    long left = count;
    while (left > 0 && has(1)) {
      int taken = (int) Math.min(left, available());
      position += taken;
      left -= taken;
    }
    return count - left;
  }

  /**
   * Gives what is loaded, at least a byte, to one who gives back the rest.
   *
   * @throws EOFException if there is no more
   */
  void giveTo(Inflater inflater) throws IOException {
    if (!has(1)) {
      throw new EOFException();
    }
    int length = available();
    inflater.setInput(buffer, position, length);
    position += length;
  }

  /** Takes back the last bytes that were given. */
  void giveBack(int count) {
    position -= count;
  }

  @Override
  public int read() throws IOException {
    return has(1) ? buffer[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == limit && length >= SIZE) {
      return pass(target, from, (int) Math.min(length, bound - loaded));
    }
    if (!has(1)) {
      return -1;
    }
    int read = Math.min(length, available());
    System.arraycopy(buffer, position, target, from, read);
    position += read;
    return read;
  }

  /** What is loaded and before the bound. */
  @Override
  public int available() {
    return (int) Math.min(limit - position, bound - taken());
  }

  private int pass(byte[] target, int from, int length) throws IOException {
    int read = length == 0 ? -1 : in.read(target, from, length);
    loaded += Math.max(read, 0);
    return read;
  }

  private boolean load() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(read, 0);
    loaded += Math.max(read, 0);
    return read >= 0;
  }
}
