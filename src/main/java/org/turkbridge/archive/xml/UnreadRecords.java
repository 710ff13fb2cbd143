package org.turkbridge.archive.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RecordEvidence;
import org.turkbridge.archive.RefusalKind;

/**
 * Notices elements that hold what a record holds, but have another name, or names that are written
 * in another way: nobody reads them.
 */
final class UnreadRecords {
  private final boolean withEntities;
  private final Deque<Element> open = new ArrayDeque<>();

  /** An element that is open. */
  private static final class Element {
    private final String name;
    private final int line;

    /** What is in it since the last record; most elements have no others in them. */
    private @Nullable RecordEvidence evidence;

    Element(String name, int line) {
      this.name = name;
      this.line = line;
    }
  }

  /** An element that is a record, and why it is refused. */
  record Unread(int line, Cause cause) {}

  /**
   * @param withEntities whether QualificationTypes and Qualifications are looked for too
   */
  UnreadRecords(boolean withEntities) {
    this.withEntities = withEntities;
  }

  /** An element begins that nobody takes. */
  void open(String name, int line) {
    @Nullable Element around = open.peek();
    if (around != null) {
      if (around.evidence == null) {
        around.evidence = new RecordEvidence();
      }
      around.evidence.add(name);
    }
    open.push(new Element(name, line));
  }

  /** A record stands in all that is open: none of that is one itself, so far. */
  void forget() {
    for (Element element : open) {
      element.evidence = null;
    }
  }

  /**
   * The innermost element ends.
   *
   * @return what it turned out to be; null if it is no record
   */
  @Nullable Unread close() {
    Element ended = open.pop();
    @Nullable String kind = ended.evidence == null ? null : kind(ended.evidence);
    return kind == null
        ? null
        : new Unread(
            ended.line,
            new Cause(
                RefusalKind.WRONG_TYPE,
                ("<%s> holds what a %s holds, and is not read; name it and what is in it as the API"
                        + " does")
                    .formatted(ended.name, kind)));
  }

  private @Nullable String kind(RecordEvidence evidence) {
    if (evidence.isRequest()) {
      return ArchiveReading.RECORD;
    }
    if (withEntities && evidence.isType()) {
      return EntityKind.QUALIFICATION_TYPE.name();
    }
    return withEntities && evidence.isQualification() ? EntityKind.QUALIFICATION.name() : null;
  }
}
