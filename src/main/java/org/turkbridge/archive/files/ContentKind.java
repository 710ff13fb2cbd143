package org.turkbridge.archive.files;

import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** What a file is by its first bytes, whatever it is called. */
enum ContentKind {
  /** Anything that is not packed, or not in a known way. */
  PLAIN(""),
  GZIP("gzip", 0x1f, 0x8b),
  ZIP("zip", 'P', 'K', 3, 4),
  EMPTY_ZIP("zip", 'P', 'K', 5, 6),
  SPLIT_ZIP("zip", 'P', 'K', 7, 8),
  TAR("tar"),
  BZIP2("bzip2", 'B', 'Z', 'h'),
  XZ("xz", 0xfd, '7', 'z', 'X', 'Z', 0),
  ZSTANDARD("Zstandard", 0x28, 0xb5, 0x2f, 0xfd),
  COMPRESS("compress (.Z)", 0x1f, 0x9d),
  SEVEN_ZIP("7-Zip", '7', 'z', 0xbc, 0xaf, 0x27, 0x1c),
  RAR("RAR", 'R', 'a', 'r', '!', 0x1a, 7);

  /** Bytes that are needed to tell: a header of tar. */
  static final int HEAD = 512;

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_END = 156;

  private final String label;
  private final String magic;

  ContentKind(String label, int... magic) {
    this.label = label;
    this.magic = new String(magic, 0, magic.length);
  }

  /** The kind of what begins with these bytes, of which there are {@link #HEAD} or all. */
  static ContentKind of(byte[] head) {
    for (ContentKind kind : values()) {
      if (!kind.magic.isEmpty() && startsWith(head, kind.magic)) {
        return kind;
      }
    }
    return isTar(head) ? TAR : PLAIN;
  }

  /** As users call it. */
  String label() {
    return label;
  }

  boolean isZip() {
    return this == ZIP || this == EMPTY_ZIP || this == SPLIT_ZIP;
  }

  private static boolean startsWith(byte[] head, String magic) {
    return head.length >= magic.length() && text(head, 0, magic.length()).equals(magic);
  }

  private static boolean isTar(byte[] head) {
    return head.length == HEAD && looksLikeChecksum(head) && TarUtils.verifyCheckSum(head);
  }

  /** Keeps the library unloaded for nearly all plain files. */
  private static boolean looksLikeChecksum(byte[] head) {
    return text(head, CHECKSUM, CHECKSUM_END).matches("[ 0-7]*[0-7][ \\x000-7]*");
  }

  private static String text(byte[] head, int start, int end) {
    return new String(head, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
