package org.turkbridge.archive.xml;

/** Finds in bytes what looks like the start tag of a record, in encodings that hold ASCII. */
public final class RecordTags {
  /** More bytes than the tag has up to the end of its name, prefix and all. */
  public static final int LONGEST = 1024;

  private RecordTags() {}

  /**
   * The next one; it may stand in a comment or a text.
   *
   * @param end of the bytes
   * @return where it begins; -1 if there is none whose name ends before the end
   */
  public static int next(byte[] bytes, int from, int end) {
    for (int at = from; at < end; at++) {
      if (bytes[at] == '<' && isRecord(bytes, at + 1, end)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isRecord(byte[] bytes, int from, int end) {
    int last = Math.min(end, from + LONGEST);
    for (int at = from; at < last; at++) {
      byte b = bytes[at];
      if (b == '>' || b == '/' || b == ' ' || b == '\n' || b == '\r' || b == '\t') {
        return at > from && RecordNames.contains(OpenElements.localName(bytes, from, at));
      }
      if (b == '<') {
        return false;
      }
    }
    return false;
  }
}
