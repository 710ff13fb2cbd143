package org.turkbridge.archive.xml;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.turkbridge.archive.RawRecord;

/** The bytes that a text was decoded from, as far back as they are still wanted. */
final class RawBytes {
  private static final int CHARACTERS = 8192;

  /**
   * @param firstByte offset of the first of the bytes
   * @param firstCharacter which the first of the bytes begins
   */
  private record Block(ByteBuffer bytes, long firstByte, long firstCharacter) {
    long end() {
      return firstByte + bytes.limit();
    }
  }

  private final Charset charset;
  private final List<Block> blocks = new ArrayList<>();
  private long wanted = Long.MAX_VALUE;

  /** Where the last character that was looked for begins: the next one is near. */
  private long countedFirstByte = -1;

  private long countedCharacters;
  private int countedBytes;

  RawBytes(Charset charset) {
    this.charset = charset;
  }

  /** A decoder by which malformed bytes can be told from others. */
  static CharsetDecoder decoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * Takes the next bytes; they may begin with the last of those taken before.
   *
   * @param remembered the first character of which the text still has to know the place
   */
  void add(ByteBuffer bytes, long firstByte, long firstCharacter, long remembered) {
    long needed = Math.min(wanted, remembered);
    while (blocks.size() > 1 && blocks.get(1).firstCharacter() <= needed) {
      blocks.remove(0);
    }
    int kept = blocks.size();
    if (kept > 2
        && blocks.get(kept - 1).end() - blocks.get(0).firstByte()
            > 2L * RawRecord.MOST_BYTES + bytes.limit()) {
      // Far behind the start of a long record and not near its end.
      blocks.removeIf(
          block ->
              block.firstByte() > blocks.get(0).firstByte() + RawRecord.MOST_BYTES
                  && block.end() < firstByte - RawRecord.MOST_BYTES);
    }
    blocks.add(new Block(bytes, firstByte, firstCharacter));
  }

  /** The bytes from that character on are wanted, and none before it. */
  void wantFrom(long character) {
    wanted = character;
  }

  /** Which byte a character begins with. */
  long offset(long character) {
    Block block = blocks.get(0);
    for (Block next : blocks) {
      if (next.firstCharacter() <= character) {
        block = next;
      }
    }
    return block.firstByte() + bytesOf(block, character - block.firstCharacter());
  }

  /** The bytes of a stretch of the text, the first of them at least. */
  RawRecord between(long from, long to) {
    long start = offset(from);
    long end = offset(to);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long at = start;
    long last = Math.min(end, start + RawRecord.MOST_BYTES);
    for (Block block : blocks) {
      if (block.firstByte() <= at && block.end() > at && at < last) {
        byte[] bytes = new byte[(int) (Math.min(block.end(), last) - at)];
        block.bytes().get((int) (at - block.firstByte()), bytes);
        out.writeBytes(bytes);
        at += bytes.length;
      }
    }
    return new RawRecord(out.toByteArray(), charset, at == end).at(start);
  }

  private long bytesOf(Block block, long characters) {
    boolean goesOn = block.firstByte() == countedFirstByte && characters >= countedCharacters;
    ByteBuffer bytes = block.bytes().duplicate().position(goesOn ? countedBytes : 0);
    skip(bytes, goesOn ? characters - countedCharacters : characters);
    countedFirstByte = block.firstByte();
    countedCharacters = characters;
    countedBytes = bytes.position();
    return countedBytes;
  }

  private void skip(ByteBuffer bytes, long characters) {
    CharsetDecoder decoder = decoder(charset);
    CharBuffer decoded = CharBuffer.allocate((int) Math.min(characters, CHARACTERS));
    long left = characters;
    while (left > 0 && bytes.hasRemaining()) {
      decoded.clear().limit((int) Math.min(left, CHARACTERS));
      CoderResult result = decoder.decode(bytes, decoded, false);
      left -= decoded.position();
      if (left > 0 && result.isError()) {
        bytes.position(bytes.position() + result.length());
        left--;
      } else if (result.isUnderflow() || decoded.position() == 0) {
        break;
      }
    }
  }
}
