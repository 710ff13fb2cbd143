package org.turkbridge.archive.xml;

import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RefusalKind;

/** What a parser takes without complaint, but cannot be meant. The message says what it is. */
final class BrokenXmlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ResumePoint goOn;
  private final int line;

  private final long searchFrom;

  private final transient Cause problem;

  private BrokenXmlException(Cause problem, int line, @Nullable ResumePoint goOn, long searchFrom) {
    super(problem.text());
    this.problem = problem;
    this.line = line;
    this.goOn = goOn;
    this.searchFrom = searchFrom;
  }

  /**
   * A record begins inside another, where the cursor stands.
   *
   * @param outer name of the other
   */
  static BrokenXmlException nestedRecord(XmlCursor cursor, String outer) {
    return nestedRecord(ResumePoint.at(cursor), cursor.localName(), outer);
  }

  /**
   * A record begins inside another.
   *
   * @param inner its name
   * @param outer name of the other
   */
  static BrokenXmlException nestedRecord(ResumePoint begin, String inner, String outer) {
    String cause =
        inner.equals(outer)
            ? "the next record begins before this one is closed; add what is missing, </%2$s> at"
                + " the least"
            : "<%1$s> begins before this record is closed; add what is missing, </%2$s> at the"
                + " least, or if nothing is, write the records one behind the other";
    return new BrokenXmlException(
        new Cause(RefusalKind.NOT_WELL_FORMED, cause.formatted(inner, outer)),
        begin.line(),
        begin,
        begin.position());
  }

  /** A document begins inside another. */
  static BrokenXmlException newDocument(XmlCursor cursor) {
    return new BrokenXmlException(
        new Cause(
            RefusalKind.NOT_WELL_FORMED,
            "the next document begins before this one is closed; add what is missing"),
        cursor.line(),
        new ResumePoint(ResumePoint.Kind.DOCUMENTS, cursor.position(), cursor.line()),
        cursor.position());
  }

  /** A value is too long to hold. */
  static BrokenXmlException tooLong(XmlCursor cursor) {
    return new BrokenXmlException(XmlCauses.TOO_LONG, cursor.lineReached(), null, cursor.reached());
  }

  /** A CDATA section of one record was ended by that of another. */
  static BrokenXmlException swallowedRecord(XmlCursor cursor) {
    return new BrokenXmlException(
        XmlCauses.OPEN_SECTION, cursor.line(), null, cursor.position() + 1);
  }

  Cause problem() {
    return problem;
  }

  int line() {
    return line;
  }

  /** Where the next record or document begins; null if it has to be searched for. */
  @Nullable ResumePoint goOn() {
    return goOn;
  }

  /** From which position of the text to search; it is on the {@link #line}. */
  long searchFrom() {
    return searchFrom;
  }
}
