package org.turkbridge.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** A record as it stands in its document, byte for byte. */
public final class RawRecord {
  /** How many bytes of a record are kept, where they have to be copied. */
  public static final int MOST_BYTES = 1 << 20;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Charset charset;
  private final boolean whole;
  private final long offset;

  /**
   * @param bytes belong to the new record
   * @param charset that the document is written in, as far as can be told
   * @param whole false if bytes were left out at the end because there are more than {@link
   *     #MOST_BYTES}
   */
  public RawRecord(byte[] bytes, Charset charset, boolean whole) {
    this(bytes, 0, bytes.length, charset, whole, 0);
  }

  /**
   * All of a record among other bytes, which do not change any more and begin where its document
   * does.
   *
   * @param to behind its last byte
   */
  public RawRecord(byte[] bytes, int from, int to, Charset charset) {
    this(bytes, from, to, charset, true, from);
  }

  private RawRecord(byte[] bytes, int from, int to, Charset charset, boolean whole, long offset) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.charset = charset;
    this.whole = whole;
    this.offset = offset;
  }

  /** The same at another place of the document. */
  public RawRecord at(long place) {
    return new RawRecord(bytes, from, to, charset, whole, place);
  }

  /**
   * Which byte of the (unpacked) document it begins with, counted from 0; of the stretch, if that
   * is read by itself.
   */
  public long offset() {
    return offset;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Whether that character of ASCII is the first, in any encoding. */
  public boolean beginsWith(char first) {
    int at = from;
    while (at < to && bytes[at] == 0) {
      at++;
    }
    return at < to && bytes[at] == first;
  }

  /** How many bytes there are. */
  public int length() {
    return to - from;
  }

  /** What the document is written in, as far as can be told. */
  public Charset charset() {
    return charset;
  }

  /** The text; empty if the bytes are not valid in the document's encoding. */
  public Optional<String> text() {
    try {
      return Optional.of(
          charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether it is all of the record. */
  public boolean isWhole() {
    return whole;
  }
}
