package org.turkbridge.archive.xml;

import java.io.IOException;

/**
 * Tags of ours in a text that is read by a parser. A parser that meets one as a tag shows that it
 * stands in no other tag, comment or section of text.
 */
final class Marks {
  private static final String END_NAME = "turkbridge-end-of-stretch";
  private static final String RECORDS_NAME = "turkbridge-records";

  /** Stands behind a stretch of a document: there it may be cut. */
  static final String END = "<" + END_NAME + "/>";

  /** Stands for records that are read elsewhere. */
  static final String RECORDS = "<" + RECORDS_NAME + "/>";

  private final XmlText text;
  private final boolean ends;
  private final boolean standsForRecords;
  private boolean endWasMet;
  private int recordsMet;

  /**
   * @param ends whether {@link #END} is to be met
   * @param standsForRecords whether {@link #RECORDS} may be met
   */
  Marks(XmlText text, boolean ends, boolean standsForRecords) {
    this.text = text;
    this.ends = ends;
    this.standsForRecords = standsForRecords;
  }

  /** Whether the cursor stands on the mark and not on an element that happens to have its name. */
  boolean isEnd(XmlCursor cursor) throws IOException {
    boolean isEnd =
        ends
            && cursor.localName().equals(END_NAME)
            && text.atEnd()
            && cursor.position() == text.position() - END.length();
    endWasMet |= isEnd;
    return isEnd;
  }

  /** Whether the cursor stands on a mark in place of records. */
  boolean isRecords(XmlCursor cursor) {
    boolean isRecords = standsForRecords && cursor.localName().equals(RECORDS_NAME);
    recordsMet += isRecords ? 1 : 0;
    return isRecords;
  }

  /** Whether all marks were met that had to be. */
  boolean wereMet(int records) {
    return endWasMet == ends && recordsMet == records;
  }
}
