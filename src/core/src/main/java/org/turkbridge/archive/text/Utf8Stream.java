package org.turkbridge.archive.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A document of another encoding as UTF-8. What is malformed becomes the byte {@value #MALFORMED},
 * each byte of a code unit that the end cuts {@value #CUT}. UTF-8 has them in no place: the parser
 * then names exactly where they stand.
 */
final class Utf8Stream extends InputStream {
  static final byte MALFORMED = (byte) 0xFF;
  static final byte CUT = (byte) 0xFE;

  private static final int SIZE = 8192;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final int unit;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(SIZE);
  private final ByteBuffer out = ByteBuffer.allocate(4 * SIZE).limit(0);
  private boolean ended;

  /**
   * @param unit how many bytes a code unit takes
   */
  Utf8Stream(InputStream in, Charset charset, int unit) {
    this.in = in;
    this.unit = unit;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    return out.hasRemaining() || fill() ? out.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!out.hasRemaining() && !fill()) {
      return -1;
    }
    int count = Math.min(length, out.remaining());
    out.get(target, from, count);
    return count;
  }

  private boolean fill() throws IOException {
    out.clear();
    while (out.position() == 0 && !ended) {
      bytes.compact();
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = count < 0;
      bytes.position(bytes.position() + Math.max(count, 0)).flip();
      decode();
    }
    out.flip();
    return out.hasRemaining();
  }

  private void decode() {
    CoderResult result;
    do {
      result = decoder.decode(bytes, chars, ended);
      chars.flip();
      encoder.encode(chars, out, false);
      chars.compact();
      if (result.isError() && bytes.remaining() < unit) {
        while (bytes.hasRemaining()) {
          bytes.get();
          out.put(CUT);
        }
      } else if (result.isError()) {
        // Half of a pair is reported with the unit behind it, which may be sound.
        bytes.position(bytes.position() + Math.min(result.length(), unit));
        out.put(MALFORMED);
      }
    } while (!result.isUnderflow());
  }
}
