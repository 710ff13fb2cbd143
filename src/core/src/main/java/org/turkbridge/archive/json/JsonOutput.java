package org.turkbridge.archive.json;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.turkbridge.json.JsonCharacters;

/** A buffer in front of a stream that JSON is written to. */
final class JsonOutput implements Flushable {
  private static final int CHUNK = 4096;
  private static final int SIZE = 64 * 1024;
  private static final int SMALLEST = 512;

  private final OutputStream out;

  /** No larger than records need that are few and small. */
  private byte[] bytes = new byte[SMALLEST];

  private int count;
  private char[] chars = {};

  JsonOutput(OutputStream out) {
    this.out = out;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes bytes as they are. */
  void raw(byte[] json) throws IOException {
    if (json.length > SIZE) {
      drain();
      out.write(json);
      return;
    }
    reserve(json.length);
    System.arraycopy(json, 0, bytes, count, json.length);
    count += json.length;
  }

  void raw(char ascii) throws IOException {
    reserve(1);
    bytes[count++] = (byte) ascii;
  }

  /** Writes a string, its quotes included. */
  void string(String text) throws IOException {
    raw('"');
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + CHUNK);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end++;
      }
      int length = end - at;
      if (chars.length < length) {
        // One more, lest a surrogate pair be cut.
        chars = new char[text.length() > SMALLEST ? CHUNK + 1 : SMALLEST];
      }
      text.getChars(at, end, chars, 0);
      reserve(length * JsonCharacters.LONGEST);
      count = JsonCharacters.encode(chars, length, bytes, count);
      at = end;
    }
    raw('"');
  }

  private void reserve(int more) throws IOException {
    if (bytes.length - count >= more) {
      return;
    }
    if (bytes.length < SIZE) {
      bytes =
          Arrays.copyOf(
              bytes,
              more > SMALLEST * 4
                  ? SIZE
                  : Math.min(SIZE, Math.max(2 * bytes.length, count + more)));
    }
    if (bytes.length - count < more) {
      drain();
    }
  }

  private void drain() throws IOException {
    out.write(bytes, 0, count);
    count = 0;
  }

  @Override
  public void flush() throws IOException {
    drain();
    out.flush();
  }
}
