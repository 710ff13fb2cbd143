package org.turkbridge.archive.xml;

/**
 * Where a parser sets in.
 *
 * @param kind of text from there on
 * @param position in the text, of a {@code <} unless it is that of the file's beginning
 * @param line of the position, from 1
 */
record ResumePoint(Kind kind, long position, int line) {
  /** What a parser may meet. */
  enum Kind {
    /** One document after another. */
    DOCUMENTS,
    /** Elements out of the middle of a document, whose end tags may follow them. */
    FRAGMENT
  }

  static ResumePoint ofFile() {
    return new ResumePoint(Kind.DOCUMENTS, 0, 1);
  }

  /** The element that a cursor stands on. */
  static ResumePoint at(XmlCursor cursor) {
    return new ResumePoint(Kind.FRAGMENT, cursor.position(), cursor.line());
  }
}
