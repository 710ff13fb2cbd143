package org.turkbridge.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
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

  private final List<byte[]> ended = new ArrayList<>();
  private ByteArrayOutputStream current;
  private long length;

  /**
   * @param likelySize of the first segment
   */
  public ByteSegments(int likelySize) {
    this.current = new ByteArrayOutputStream(Math.min(likelySize, SEGMENT));
  }

  @Override
  public void write(int b) {
    current.write(b);
    length++;
    endIfFull();
  }

  @Override
  public void write(byte[] bytes, int offset, int size) {
    current.write(bytes, offset, size);
    length += size;
    endIfFull();
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

  private void endIfFull() {
    if (current.size() >= SEGMENT) {
      end();
    }
  }

  private void end() {
    if (current.size() > 0) {
      ended.add(current.toByteArray());
      current.reset();
    }
  }

  /** Of all bytes. */
  public long length() {
    return length;
  }

  /** What was written, once that is all; later writing does not change it. */
  public List<byte[]> segments() {
    if (ended.isEmpty()) {
      return List.of(current.toByteArray());
    }
    end();
    current = new ByteArrayOutputStream(0);
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
