package org.turkbridge.archive.files;

import java.util.Arrays;
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
  private static final ContentKind[] KINDS = values();

  private final String label;
  private final String magic;

  ContentKind(String label, int... magic) {
    this.label = label;
    this.magic = new String(magic, 0, magic.length);
  }

  /**
   * The kind of what begins with these bytes.
   *
   * @param head its first bytes, {@link #HEAD} of them or all
   * @param length how many of them are there
   */
  static ContentKind of(byte[] head, int length) {
    for (ContentKind kind : KINDS) {
      if (kind.begins(head, length)) {
        return kind;
      }
    }
    return isTar(head, length) ? TAR : PLAIN;
  }

  /** As users call it. */
  String label() {
    return label;
  }

  boolean isZip() {
    return this == ZIP || this == EMPTY_ZIP || this == SPLIT_ZIP;
  }

  private boolean begins(byte[] head, int length) {
    if (magic.isEmpty() || length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((head[i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTar(byte[] head, int length) {
    return length >= HEAD
        && looksLikeChecksum(head)
        && TarUtils.verifyCheckSum(head.length == HEAD ? head : Arrays.copyOf(head, HEAD));
  }

  /** Octal digits among spaces and zeros; keeps the library unloaded for nearly all plain files. */
  private static boolean looksLikeChecksum(byte[] head) {
    boolean anyDigit = false;
    for (int i = CHECKSUM; i < CHECKSUM_END; i++) {
      boolean isDigit = head[i] >= '0' && head[i] <= '7';
      anyDigit |= isDigit;
      if (!isDigit && head[i] != ' ' && !(head[i] == 0 && anyDigit)) {
        return false;
      }
    }
    return anyDigit;
  }
}
