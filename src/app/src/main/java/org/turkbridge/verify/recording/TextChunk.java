package org.turkbridge.verify.recording;

import java.util.Arrays;

/** Some characters of a text, each with where that stands in the text as it is written. */
final class TextChunk {
  private char[] chars;
  private int[] from;
  private int[] to;
  private int length;

  /**
   * @param capacity more are taken
   */
  TextChunk(int capacity) {
    chars = new char[capacity];
    from = new int[capacity];
    to = new int[capacity];
  }

  /** A part of a text as it is written. */
  static TextChunk of(String text, int start, int end) {
    TextChunk chunk = new TextChunk(end - start);
    for (int i = start; i < end; i++) {
      chunk.add(text.charAt(i), i, i + 1);
    }
    return chunk;
  }

  int length() {
    return length;
  }

  char charAt(int index) {
    return chars[index];
  }

  /** Where what the character stands for begins. */
  int from(int index) {
    return from[index];
  }

  /** Where it ends. */
  int to(int index) {
    return to[index];
  }

  void add(char c, int start, int end) {
    makeRoom(1);
    chars[length] = c;
    from[length] = start;
    to[length] = end;
    length++;
  }

  /** Adds a part of another. */
  void addAll(TextChunk other, int start, int end) {
    int count = end - start;
    makeRoom(count);
    System.arraycopy(other.chars, start, chars, length, count);
    System.arraycopy(other.from, start, from, length, count);
    System.arraycopy(other.to, start, to, length, count);
    length += count;
  }

  private void makeRoom(int count) {
    if (length + count > chars.length) {
      int more = Math.max(length + count, 2 * length);
      chars = Arrays.copyOf(chars, more);
      from = Arrays.copyOf(from, more);
      to = Arrays.copyOf(to, more);
    }
  }

  /** Takes so many away from its beginning. */
  void drop(int count) {
    length -= count;
    System.arraycopy(chars, count, chars, 0, length);
    System.arraycopy(from, count, from, 0, length);
    System.arraycopy(to, count, to, 0, length);
  }

  boolean contains(String text, int index) {
    if (index < 0 || index + text.length() > length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (chars[index + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}
