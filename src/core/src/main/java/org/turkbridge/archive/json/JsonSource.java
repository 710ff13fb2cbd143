package org.turkbridge.archive.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.text.TextEncoding;

/**
 * The UTF-8 of a JSON document. It remembers what was read from a chosen position on, so that
 * reading can go back to where a record began. Of more than {@link RawRecord#MOST_BYTES} it
 * remembers the beginning and the end.
 */
final class JsonSource extends InputStream {
  /** More than a parser reads ahead. */
  static final int BACK = 16 * 1024;

  private static final int CHUNK = 64 * 1024;

  private final InputStream in;
  private final DocumentOffsets offsets;
  private byte[] bytes = new byte[2 * CHUNK];
  private int next;
  private int end;

  /** Position of the first of the bytes. */
  private long first;

  private long kept;
  private long keptOffset;
  private byte[] keptBeginning = {};
  private int linesForgotten;

  private JsonSource(InputStream in, DocumentOffsets offsets) {
    this.in = in;
    this.offsets = offsets;
  }

  /** The document without its byte order mark. */
  static JsonSource open(InputStream in) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(in, TextEncoding.LOOK_AHEAD);
    byte[] begin = whole.readNBytes(TextEncoding.LOOK_AHEAD);
    TextEncoding encoding = TextEncoding.detect(begin, begin.length);
    int mark = encoding.markLength();
    whole.unread(begin, mark, begin.length - mark);
    return new JsonSource(encoding.utf8(whole), new DocumentOffsets(encoding));
  }

  /** The encoding of the document. */
  Charset charset() {
    return offsets.charset();
  }

  /** How many bytes come before the one that is read next. */
  long position() {
    return first + next;
  }

  /** Which byte of the document stands at the kept position, or at one that is remembered. */
  long offset(long position) {
    return position == kept && kept < first ? keptOffset : offsets.at(position, first, bytes);
  }

  /** From now on what comes from that position on is remembered, and nothing before. */
  void keepFrom(long position) {
    kept = position;
    keptBeginning = new byte[0];
    linesForgotten = 0;
  }

  /**
   * From now on what comes from that position on is remembered, as far as it still is.
   *
   * @param offset of the position in the document
   */
  void keepFrom(long position, long offset) {
    keepFrom(position);
    keptOffset = offset;
  }

  /** How many lines end in what of the kept bytes is no longer remembered. */
  int linesForgotten() {
    return linesForgotten;
  }

  /**
   * Goes back to a position, or as near to it as is remembered.
   *
   * @return the position reached
   */
  long rewind(long position) {
    next = (int) Math.min(end, Math.max(0, position - first));
    return position();
  }

  /** The byte at a position, or -1 if it is not remembered or not there. */
  int at(long position) throws IOException {
    while (position >= first + end && fill()) {
      // It goes on until the byte is there.
    }
    long index = position - first;
    return index >= 0 && index < end ? bytes[(int) index] & 0xFF : -1;
  }

  /** What was read from the kept position up to another. */
  RawRecord rawUpTo(long to) {
    long length = to - kept;
    byte[] utf8;
    if (kept >= first) {
      int from = (int) (kept - first);
      int most = (int) Math.min(length, RawRecord.MOST_BYTES);
      utf8 = Arrays.copyOfRange(bytes, from, from + most);
    } else {
      utf8 = keptBeginning;
    }
    return offsets.raw(utf8, utf8.length == length);
  }

  @Override
  public int read() throws IOException {
    return next < end || fill() ? bytes[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == end && !fill()) {
      return -1;
    }
    int count = Math.min(Math.min(length, end - next), BACK / 2);
    System.arraycopy(bytes, next, target, from, count);
    next += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (bytes.length - end < CHUNK) {
      makeRoom();
    }
    int count = in.read(bytes, end, CHUNK);
    end += Math.max(count, 0);
    return count > 0;
  }

  private void makeRoom() {
    int from = forget(Math.max(0, next - BACK));
    offsets.forget(from, bytes);
    int length = end - from;
    byte[] target = length > bytes.length - CHUNK ? new byte[2 * bytes.length] : bytes;
    System.arraycopy(bytes, from, target, 0, length);
    bytes = target;
    first += from;
    next -= from;
    end = length;
  }

  /**
   * From which of the bytes on they stay.
   *
   * @param wanted of which one at the latest, should there be no room for more
   */
  private int forget(int wanted) {
    long keep = kept - first;
    if (keep >= wanted) {
      return wanted;
    }
    if (keep >= 0) {
      int begin = (int) keep;
      if (next - begin <= RawRecord.MOST_BYTES + BACK) {
        return begin;
      }
      keptOffset = offset(kept);
      keptBeginning = Arrays.copyOfRange(bytes, begin, begin + RawRecord.MOST_BYTES);
    }
    for (int i = (int) Math.max(0, keep); i < wanted; i++) {
      linesForgotten += bytes[i] == '\n' ? 1 : 0;
    }
    return wanted;
  }
}
