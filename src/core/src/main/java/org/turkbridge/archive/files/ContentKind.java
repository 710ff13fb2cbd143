package org.turkbridge.archive.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.turkbridge.archive.notification.NotificationLinesReader;
import org.turkbridge.archive.table.TableHeader;

/** What a file is by its first bytes, whatever it is called, and what to do if it is not read. */
enum ContentKind {
  /** Anything that is not packed, or not in a known way. */
  PLAIN("", ""),
  GZIP("gzip", "gunzip", 0x1f, 0x8b),
  ZIP("zip", "unzip", 'P', 'K', 3, 4),
  EMPTY_ZIP("zip", "unzip", 'P', 'K', 5, 6),
  SPLIT_ZIP("zip", "unzip", 'P', 'K', 7, 8),
  TAR("tar", "tar xf"),
  BZIP2("bzip2", "bunzip2", 'B', 'Z', 'h'),
  XZ("xz", "unxz", 0xfd, '7', 'z', 'X', 'Z', 0),
  ZSTANDARD("Zstandard", "unzstd", 0x28, 0xb5, 0x2f, 0xfd),
  LZ4("LZ4", "unlz4", 0x04, 0x22, 0x4d, 0x18),
  COMPRESS("compress (.Z)", "uncompress", 0x1f, 0x9d),
  SEVEN_ZIP("7-Zip", "7z x", '7', 'z', 0xbc, 0xaf, 0x27, 0x1c),
  RAR("RAR", "unrar x", 'R', 'a', 'r', '!', 0x1a, 7),
  /** Of today's office programs, a zip of their own. */
  OFFICE("an office document (.xlsx, .ods, .docx)", Advice.ORIGINAL),
  OLD_OFFICE("an old office document (.xls, .doc)", Advice.ORIGINAL, 0xd0, 0xcf, 0x11, 0xe0),
  PDF("PDF", Advice.ORIGINAL, '%', 'P', 'D', 'F', '-'),
  PARQUET("Parquet", Advice.ORIGINAL, 'P', 'A', 'R', '1'),
  ORC("ORC", Advice.ORIGINAL, 'O', 'R', 'C'),
  AVRO("Avro", Advice.ORIGINAL, 'O', 'b', 'j', 1),
  PNG("a picture", Advice.ORIGINAL, 0x89, 'P', 'N', 'G'),
  JPEG("a picture", Advice.ORIGINAL, 0xff, 0xd8, 0xff),
  SQLITE(
      "an SQLite database",
      "a store of the embedded service is written out by turkbridge export --store",
      "SQLite format 3".chars().toArray()),
  HTML("HTML, a page of a browser or of an error", Advice.ORIGINAL),
  TABLE(
      "a table (CSV or tab-separated), of which only results are read: with the columns HITId and"
          + " AssignmentId in the first line, in UTF-8, UTF-16 or windows-1252",
      Advice.ORIGINAL),
  CLI_TEXT("what aws prints in another format than JSON", "run it again with --output json"),
  HAR("HTTP calls that a browser or proxy has saved (HAR)", Advice.REPLAY),
  RECORDING("a recorded HTTP call", Advice.REPLAY);

  /** Bytes that are needed to tell: a header of tar. */
  static final int HEAD = 512;

  /** Bytes that are needed to tell a table, or a recorded call, from one that is read. */
  static final int LONG_HEAD = Math.max(TableHeader.LOOK_AHEAD, NotificationLinesReader.LOOK_AHEAD);

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_END = 156;
  private static final ContentKind[] KINDS = values();

  /** Where the header of a zip's first member has its name. */
  private static final int ZIP_NAME = 30;

  private static final Pattern OFFICE_MEMBER =
      Pattern.compile(
          "(\\[Content_Types]\\.xml|_rels/|docProps/|xl/|word/|mimetypeapplication/vnd\\.oasis).*",
          Pattern.DOTALL);

  private final String label;
  private final String remedy;
  private final String magic;

  /** What to do, where it is the same for several kinds. */
  private static final class Advice {
    static final String ORIGINAL =
        "give the XML or JSON answers of the API that it was made from, or JSON made of it";
    static final String REPLAY =
        "turkbridge replay reads it; for convert, import and verify save the bodies of the answers";
  }

  /**
   * @param remedy for what is packed, the command that unpacks it
   */
  ContentKind(String label, String remedy, int... magic) {
    this.label = label;
    this.remedy = remedy;
    this.magic = new String(magic, 0, magic.length);
  }

  /**
   * The kind of what begins with these bytes.
   *
   * @param head its first bytes, {@link #HEAD} of them or all; {@link #LONG_HEAD} if it {@linkplain
   *     #mayBeRead may be read} by what the others say
   * @param length how many of them are there
   */
  static ContentKind of(byte[] head, int length) {
    for (ContentKind kind : KINDS) {
      if (kind.begins(head, length)) {
        return kind == ZIP && isOffice(head, length) ? OFFICE : kind;
      }
    }
    if (isTar(head, length)) {
      return TAR;
    }
    ContentKind text = TextKinds.of(head, Math.min(length, HEAD));
    return text.mayBeRead() && isRead(head, length) ? PLAIN : text;
  }

  /** Whether {@link #LONG_HEAD} bytes may tell that it is read after all. */
  boolean mayBeRead() {
    return this == TABLE || this == RECORDING;
  }

  private static boolean isRead(byte[] head, int length) {
    return TableHeader.isIn(head, length) || NotificationLinesReader.isIn(head, length);
  }

  /**
   * Why it is not read, and what to do.
   *
   * @param where it stands, such as {@code inside gzip}; empty if it is the file
   */
  InputException refusal(String where) {
    if (compareTo(OFFICE) >= 0) {
      return new InputException("is " + label + "; " + remedy);
    }
    return new InputException(
        where.isEmpty()
            ? "is packed as %s, which is not read; unpack it first, with %s"
                .formatted(label, remedy)
            : "is packed as %s %s, which is not read; unpack it first".formatted(label, where));
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

  private static boolean isOffice(byte[] head, int length) {
    return length > ZIP_NAME
        && OFFICE_MEMBER
            .matcher(
                new String(
                    head, ZIP_NAME, Math.min(length, HEAD) - ZIP_NAME, StandardCharsets.ISO_8859_1))
            .matches();
  }

  /** Whether it begins with the header of a member of a tar archive. */
  static boolean isTar(byte[] head, int length) {
    return length >= HEAD
        && looksLikeChecksum(head)
        && TarUtils.verifyCheckSum(head.length == HEAD ? head : Arrays.copyOf(head, HEAD));
  }

  /** Octal digits among spaces and zeros; keeps the library unloaded for nearly all plain files. */
  private static boolean looksLikeChecksum(byte[] head) {
    boolean anyDigit = false;
    boolean isOver = false;
    for (int i = CHECKSUM; i < CHECKSUM_END; i++) {
      boolean isDigit = head[i] >= '0' && head[i] <= '7';
      isOver |= anyDigit && !isDigit;
      anyDigit |= isDigit;
      boolean fits = isDigit ? !isOver : head[i] == ' ' || (head[i] == 0 && anyDigit);
      if (!fits) {
        return false;
      }
    }
    return anyDigit;
  }
}
