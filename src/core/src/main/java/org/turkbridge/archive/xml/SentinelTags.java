package org.turkbridge.archive.xml;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.turkbridge.archive.RecordKind;

/**
 * Tags of ours in a text that is read by a parser. A parser that meets one as a tag shows that it
 * stands in no other tag, comment or section of text.
 */
final class SentinelTags {
  private static final String END_NAME = "turkbridge-end-of-stretch";
  private static final String RECORDS_NAME = "turkbridge-records";

  /** Stands behind a stretch of a document: there it may be cut. */
  static final String END = "<" + END_NAME + "/>";

  /** Stands for records that are read elsewhere. */
  static final String RECORDS = "<" + RECORDS_NAME + "/>";

  private final XmlText text;
  private final boolean ends;
  private final List<Run> runs;
  private boolean endWasMet;
  private int runsMet;
  private int linesElsewhere;

  /**
   * Records that are read elsewhere.
   *
   * @param records how many there are of each kind of which there are any
   * @param lines how many end in them
   */
  record Run(Map<RecordKind, Long> records, int lines) {}

  /**
   * @param ends whether {@link #END} is to be met
   * @param runs what each {@link #RECORDS} stands for that is to be met
   */
  SentinelTags(XmlText text, boolean ends, List<Run> runs) {
    this.text = text;
    this.ends = ends;
    this.runs = runs;
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
    boolean isRecords = !runs.isEmpty() && cursor.localName().equals(RECORDS_NAME);
    if (isRecords) {
      runsMet++;
      linesElsewhere += lastRun().lines();
    }
    return isRecords;
  }

  /** What the last mark that was met stands for. */
  Run lastRun() {
    return runsMet <= runs.size() ? runs.get(runsMet - 1) : new Run(Map.of(), 0);
  }

  /** How many lines end in the records of the marks that were met. */
  int linesElsewhere() {
    return linesElsewhere;
  }

  /** Whether all marks were met that had to be, and no others. */
  boolean wereMet() {
    return endWasMet == ends && runsMet == runs.size();
  }
}
