package org.turkbridge.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Bytes as they are written, never copied into one array: a large array needs as much free heap in
 * one piece.
 */
public final class ByteSegments extends OutputStream {
  /** A segment of what is written in pieces ends at so many bytes. */
  public static final int SEGMENT = 128 << 10;

  /** Arrays of so many bytes are not copied. */
  private static final int LARGE = 16 << 10;

  private static final int LEAST = 32;
  private static final byte[] NONE = {};

  private final List<byte[]> ended = new ArrayList<>();
  private byte[] current;
  private int count;
  private long length;

  /**
   * @param likelySize of the first segment
   */
  public ByteSegments(int likelySize) {
    this.current = likelySize == 0 ? NONE : new byte[Math.min(likelySize, SEGMENT)];
  }

  @Override
  public void write(int b) {
    makeRoom(1);
    current[count++] = (byte) b;
    length++;
  }

  @Override
  public void write(byte[] bytes, int offset, int size) {
    int from = offset;
    int end = offset + size;
    while (from < end) {
      makeRoom(end - from);
      int copied = Math.min(end - from, current.length - count);
      System.arraycopy(bytes, from, current, count, copied);
      count += copied;
      from += copied;
    }
    length += size;
  }

  /** For one byte at least. */
  private void makeRoom(int wanted) {
    if (count < current.length) {
      return;
    }
    if (count < SEGMENT) {
      int grown = Math.max(Math.max(2 * count, count + wanted), LEAST);
      current = Arrays.copyOf(current, Math.min(grown, SEGMENT));
    } else {
      ended.add(current);
      current = new byte[SEGMENT];
      count = 0;
    }
  }

  /** Adds an array that nobody changes any more. */
  public void add(byte[] bytes) {
    if (bytes.length < LARGE) {
      write(bytes, 0, bytes.length);
    } else {
      end();
      ended.add(bytes);
      length += bytes.length;
    }
  }

  private void end() {
    if (count > 0) {
      ended.add(written());
      count = 0;
    }
  }

  private byte[] written() {
    return Arrays.copyOf(current, count);
  }

  /** Of all bytes. */
  public long length() {
    return length;
  }

  /** What was written, once that is all; later writing does not change it. */
  public List<byte[]> segments() {
    if (ended.isEmpty()) {
      return List.of(written());
    }
    end();
    current = NONE;
    return List.copyOf(ended);
  }

  /** Reads segments one after the other. */
  public static InputStream stream(List<byte[]> segments) {
    return segments.size() == 1
        ? new ByteArrayInputStream(segments.get(0))
        : new SequenceInputStream(
            Collections.enumeration(segments.stream().map(ByteArrayInputStream::new).toList()));
  }

  /** All segments in one array. */
  public static byte[] joined(List<byte[]> segments) {
    if (segments.size() == 1) {
      return segments.get(0);
    }
    ByteArrayOutputStream all =
        new ByteArrayOutputStream(segments.stream().mapToInt(segment -> segment.length).sum());
    segments.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
