package org.turkbridge.archive.xml;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds where reading can go on in text that is not well-formed. */
final class StartTags {
  private static final String DECLARATION = "?xml";
  private static final String SECTION = "<![CDATA[";
  private static final int LONGEST_NAME = 1024;

  private final XmlText text;

  StartTags(XmlText text) {
    this.text = text;
  }

  /**
   * Whether a start tag of a record begins at a position that is still remembered.
   *
   * @param cut whether it may end with the file after its name
   */
  boolean isRecordAt(long position, boolean cut) {
    String name = nameAt(position + 1);
    return text.at(position) == '<'
        && RecordNames.contains(name)
        && (cut || text.at(position + 1 + name.length()) >= 0);
  }

  /** What begins at a position where the start tag of a record does. */
  LegacyRecord recordAt(long position) {
    return Objects.requireNonNull(LegacyRecord.named(XmlCursor.localName(nameAt(position + 1))));
  }

  /** Whether an XML declaration begins at a position that is still remembered. */
  boolean isDeclarationAt(long position) {
    return text.at(position) == '<' && nameAt(position + 1).equals(DECLARATION);
  }

  /**
   * The next start tag of a record or beginning of a document, not told apart from text in a
   * comment or CDATA section that looks the same. The text is left standing there.
   *
   * @param line of the text's position
   * @return null if there is none up to the end
   */
  @Nullable ResumePoint next(int line) throws IOException {
    text.allow(Long.MAX_VALUE);
    int current = line;
    int solid = -1;
    int last = -1;
    int c = text.read();
    while (c >= 0) {
      if (c == '\r' || (c == '\n' && last != '\r')) {
        current++;
      }
      last = c;
      if (c != '<') {
        solid = isWhiteSpace(c) ? solid : c;
        c = text.read();
        continue;
      }
      long position = text.position() - 1;
      StringBuilder name = new StringBuilder();
      c = text.read();
      while (isName(c) && name.length() < LONGEST_NAME) {
        name.append((char) c);
        c = text.read();
      }
      @Nullable ResumePoint found = null;
      if (RecordNames.contains(name.toString())) {
        found = new ResumePoint(ResumePoint.Kind.FRAGMENT, position, current);
      } else if (name.toString().equals(DECLARATION) && solid != '[') {
        // After [ it belongs to a document that is itself the text of a CDATA section.
        found = new ResumePoint(ResumePoint.Kind.DOCUMENTS, position, current);
      }
      if (found != null) {
        text.rewind(position);
        return found;
      }
      solid = '<';
      last = '<';
    }
    return null;
  }

  private String nameAt(long position) {
    StringBuilder name = new StringBuilder();
    for (long at = position; isName(text.at(at)) && name.length() < LONGEST_NAME; at++) {
      name.append((char) text.at(at));
    }
    return name.toString();
  }

  /** Whether a CDATA section has taken in the beginning of the next record's section. */
  static boolean isSwallowedIn(String section) {
    int inner = section.indexOf(SECTION) < 0 ? -1 : section.lastIndexOf(SECTION);
    int record = inner < 0 ? -1 : RecordNames.tagIn(section);
    return record >= 0 && record < inner && !section.endsWith("]]");
  }

  /** Characters of names, as far as they matter here, and the mark of a declaration. */
  private static boolean isName(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == ':'
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '?'
        || c > 0x7F;
  }

  private static boolean isWhiteSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
