package org.turkbridge.archive.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ExtraFieldUtils;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.Zip64ExtendedInformationExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.ExtraFieldParsingMode;
import org.apache.commons.compress.archivers.zip.ZipExtraField;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * What stands before a member of a zip archive (APPNOTE.TXT 4.3.7).
 *
 * @param rawName as it stands there
 * @param name the same as text
 * @param crc -1 if it stands behind the member, as the sizes do then
 * @param packedSize -1 if it stands behind the member
 * @param size unpacked; -1 if it stands behind the member
 */
@SuppressWarnings("ArrayRecordComponent") // Looked at, never compared as a record.
record LocalHeader(
    byte[] rawName, String name, int flags, int method, long crc, long packedSize, long size) {
  static final int LENGTH = 30;
  static final int ENCRYPTED = 1;

  private static final int SIZES_BEHIND = 1 << 3;

  /** Flags that nobody sets. */
  private static final int RESERVED = 0xd780;

  private static final int LATEST_VERSION = 63;
  private static final int LONG_EXTRA = 1024;
  private static final int FIELD_HEADER = 4;
  private static final int LONGEST_NAME = 4096;
  private static final long IN_EXTRA = 0xffffffffL;

  /**
   * Whether what begins there, whose signature alone could be chance, is such a header.
   *
   * @param packed of which 4 bytes are there
   */
  static boolean isLikely(PackedBytes packed) throws IOException {
    if (!ZipRecord.LOCAL_HEADER.isAt(packed) || !packed.has(LENGTH)) {
      return false;
    }
    long nameLength = packed.number(26, 2);
    return packed.peek(4) <= LATEST_VERSION
        && (packed.number(6, 2) & RESERVED) == 0
        && ZipMethod.getMethodByCode((int) packed.number(8, 2)) != null
        && nameLength > 0
        && nameLength <= LONGEST_NAME
        && isWhole(packed)
        && isExtraWhole(packed);
  }

  /**
   * Whether a header is there to its end. A long extra field has to be one: a damaged length would
   * take members behind it away.
   *
   * @param packed of which the signature is there
   */
  static boolean isWhole(PackedBytes packed) throws IOException {
    return packed.has(LENGTH)
        && packed.has(LENGTH + (int) (packed.number(26, 2) + packed.number(28, 2)))
        && (packed.number(28, 2) < LONG_EXTRA || isExtraWhole(packed));
  }

  /** Whether what is in the extra field is as long as that; sloppy programs leave less. */
  private static boolean isExtraWhole(PackedBytes packed) {
    int field = LENGTH + (int) packed.number(26, 2);
    int end = field + (int) packed.number(28, 2);
    while (field + FIELD_HEADER <= end) {
      field += FIELD_HEADER + (int) packed.number(field + 2, 2);
    }
    return field <= end;
  }

  /**
   * Takes the header that begins there.
   *
   * @param packed where {@link #isWhole}
   */
  static LocalHeader take(PackedBytes packed) {
    int flags = (int) packed.number(6, 2);
    int method = (int) packed.number(8, 2);
    long crc = packed.number(14, 4);
    long packedSize = packed.number(18, 4);
    long size = packed.number(22, 4);
    int nameLength = (int) packed.number(26, 2);
    int extraLength = (int) packed.number(28, 2);
    byte[] name = packed.peeked(LENGTH, nameLength);
    ZipExtraField[] extras = extras(packed.peeked(LENGTH + nameLength, extraLength));
    packed.take(LENGTH + nameLength + extraLength);
    if ((flags & SIZES_BEHIND) != 0) {
      return new LocalHeader(name, text(name, extras), flags, method, -1, -1, -1);
    }
    for (ZipExtraField extra : extras) {
      if (extra instanceof Zip64ExtendedInformationExtraField wide) {
        if (size == IN_EXTRA && wide.getSize() != null) {
          size = wide.getSize().getLongValue();
        }
        if (packedSize == IN_EXTRA && wide.getCompressedSize() != null) {
          packedSize = wide.getCompressedSize().getLongValue();
        }
      }
    }
    return new LocalHeader(
        name, text(name, extras), flags, method, crc, Math.max(packedSize, 0), Math.max(size, 0));
  }

  /**
   * Whether a header is that of a member of the list.
   *
   * @param bytes of the header, as many as with that name
   */
  static boolean fits(byte[] bytes, byte[] name, int method, long crc, long packedSize)
      throws IOException {
    PackedBytes header = new PackedBytes(new ByteArrayInputStream(bytes));
    if (!header.has(LENGTH)
        || !ZipRecord.LOCAL_HEADER.isAt(header)
        || header.number(8, 2) != method
        || header.number(26, 2) != name.length) {
      return false;
    }
    boolean hasNumbers = (header.number(6, 2) & SIZES_BEHIND) == 0;
    boolean fit =
        !hasNumbers
            || (header.number(14, 4) == crc
                && (header.number(18, 4) == packedSize || header.number(18, 4) == IN_EXTRA));
    return fit && Arrays.equals(bytes, LENGTH, bytes.length, name, 0, name.length);
  }

  private static ZipExtraField[] extras(byte[] extra) {
    try {
      return ExtraFieldUtils.parse(extra, true, ExtraFieldParsingMode.BEST_EFFORT);
    } catch (ZipException e) {
      // What nobody can read says nothing.
      return new ZipExtraField[0];
    }
  }

  private static String text(byte[] name, ZipExtraField[] extras) {
    for (ZipExtraField extra : extras) {
      if (extra instanceof UnicodePathExtraField unicode && unicode.getNameCRC32() == crc(name)) {
        return new String(unicode.getUnicodeName(), StandardCharsets.UTF_8);
      }
    }
    return new String(name, StandardCharsets.UTF_8);
  }

  private static long crc(byte[] name) {
    CRC32 crc = new CRC32();
    crc.update(name);
    return crc.getValue();
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  boolean hasSizesBehind() {
    return (flags & SIZES_BEHIND) != 0;
  }

  /** Tells members apart, by what the list at the end repeats; of several, the sum. */
  static long fingerprint(byte[] rawName, int method) {
    return 0x9E3779B97F4A7C15L * (31L * Arrays.hashCode(rawName) + method + 1);
  }
}
