package org.turkbridge.archive.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** The end of a zip file (APPNOTE.TXT 4.3.16), which says how many members there are. */
final class ZipEnd {
  private static final int LONGEST_COMMENT = 0xffff;

  private ZipEnd() {}

  /**
   * Whether it says that there are so many. A list that is damaged in its middle is taken for a
   * shorter one by libraries.
   */
  static boolean says(long entries, SeekableByteChannel file) throws IOException {
    int shortest = ZipRecord.ZIP64_LOCATOR.length() + ZipRecord.END.length();
    return says(entries, file, shortest) || says(entries, file, shortest + LONGEST_COMMENT);
  }

  private static boolean says(long entries, SeekableByteChannel file, int longest)
      throws IOException {
    int length = (int) Math.min(file.size(), longest);
    byte[] tail = bytes(file, file.size() - length, length);
    for (int i = length - ZipRecord.END.length(); i >= 0; i--) {
      if (tail[i] == 'P' && ZipRecord.END.isAt(packed(tail, i))) {
        return (packed(tail, i).number(10, 2) == (entries & LONGEST_COMMENT))
            || says64(entries, file, tail, i - ZipRecord.ZIP64_LOCATOR.length());
      }
    }
    return false;
  }

  private static boolean says64(long entries, SeekableByteChannel file, byte[] tail, int locator)
      throws IOException {
    if (locator < 0 || !ZipRecord.ZIP64_LOCATOR.isAt(packed(tail, locator))) {
      return false;
    }
    int length = ZipRecord.ZIP64_END.length();
    long place = packed(tail, locator).number(8, 8);
    PackedBytes end = packed(bytes(file, place, length), 0);
    return ZipRecord.ZIP64_END.isAt(end) && end.number(32, 8) == entries;
  }

  private static PackedBytes packed(byte[] bytes, int from) throws IOException {
    PackedBytes packed =
        new PackedBytes(new ByteArrayInputStream(bytes, from, bytes.length - from));
    packed.has(Math.min(ZipRecord.ZIP64_END.length(), bytes.length - from));
    return packed;
  }

  private static byte[] bytes(SeekableByteChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    file.position(from);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
    return bytes.array();
  }
}
