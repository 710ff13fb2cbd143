package org.turkbridge.archive.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.json.JsonArchiveReader;

/**
 * Cuts a document of JSON Lines between lines. Of other JSON the first stretch that does not fit
 * into one is open.
 */
final class JsonSplitter implements Stretches {
  /** As those of XML. */
  static final int STRETCH = 384 * 1024;

  /** A stretch without a place to cut is not made longer than so many others. */
  private static final int LONGEST = 8;

  private final JsonArchiveReader reader;
  private final String name;
  private final InputStream in;
  private final int longest;
  private byte[] buffer;
  private int end;
  private boolean ended;

  /** Whether the document is in an encoding that is cut; known with the first stretch. */
  private boolean cuttable;

  /** What follows the last stretch. */
  private final JsonStretch.Kind last;

  /**
   * Cuts a whole document.
   *
   * @param size of a stretch in bytes, at least 4
   */
  JsonSplitter(JsonArchiveReader reader, String name, InputStream in, int size) {
    this(reader, name, in, size, JsonStretch.Kind.LAST);
  }

  /**
   * @param size of a stretch in bytes, at least 4
   * @param last what follows the last stretch
   */
  JsonSplitter(
      JsonArchiveReader reader, String name, InputStream in, int size, JsonStretch.Kind last) {
    this.last = last;
    this.buffer = new byte[size];
    this.longest = LONGEST * size;
    this.reader = reader;
    this.name = name;
    this.in = in;
  }

  /** A document that is not cut. */
  static Stretch whole(JsonArchiveReader reader, String name, byte[] bytes) {
    return new JsonStretch(reader, name, bytes, JsonStretch.Kind.LAST);
  }

  @Override
  public @Nullable Stretch next() throws IOException {
    if (ended) {
      return null;
    }
    while (isFull()) {
      cuttable = cuttable || JsonArchiveReader.isUtf8(buffer, end);
      int cut = cuttable ? lastLine() : 0;
      if (cut > 0) {
        return take(cut, JsonStretch.Kind.INNER);
      }
      if (!cuttable || buffer.length >= longest || !isLines()) {
        return take(end, JsonStretch.Kind.OPEN);
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    Stretch rest = take(end, last);
    ended = true;
    return rest;
  }

  @Override
  public InputStream rest() {
    return new SequenceInputStream(new ByteArrayInputStream(buffer, 0, end), in);
  }

  private boolean isFull() throws IOException {
    end += in.readNBytes(buffer, end, buffer.length - end);
    return end == buffer.length;
  }

  /** Whether what is there begins with an object that goes on in its line. */
  private boolean isLines() {
    return buffer[0] == '{' && buffer[1] == '"';
  }

  /** Where the last line begins that begins with an object; 0 if there is none. */
  private int lastLine() {
    int at = end - 1;
    while (at > 0 && !(buffer[at - 1] == '\n' && isObject(buffer, at, end))) {
      at--;
    }
    return at;
  }

  /** Whether there stand a brace and a name, which the reader looks for after a mistake too. */
  static boolean isObject(byte[] bytes, int start, int end) {
    int at = start + 1;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return bytes[start] == '{' && at < end && bytes[at] == '"';
  }

  private Stretch take(int length, JsonStretch.Kind kind) {
    Stretch stretch = new JsonStretch(reader, name, Arrays.copyOf(buffer, length), kind);
    System.arraycopy(buffer, length, buffer, 0, end - length);
    end -= length;
    ended = kind != JsonStretch.Kind.INNER;
    return stretch;
  }
}
