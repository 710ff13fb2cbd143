package org.turkbridge.archive.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
      evidence(around).add(name);
    }
    open.push(new Element(name, line));
  }

  /** The innermost element has an attribute. */
  void attribute(String name) {
    evidence(open.element()).add(name);
  }

  /**
   * A record begins in all that is open, which is judged by what stands before it.
   *
   * @return what turned out to be records themselves, from the outermost
   */
  List<Unread> recordBegins() {
    List<Unread> records = new ArrayList<>();
    open.descendingIterator()
        .forEachRemaining(
            element -> {
              unread(element).ifPresent(records::add);
              element.evidence = null;
            });
    return records;
  }

  /**
   * The innermost element ends.
   *
   * @return what it turned out to be; empty if it is no record
   */
  Optional<Unread> close() {
    return unread(open.pop());
  }

  private Optional<Unread> unread(Element element) {
    return Optional.ofNullable(element.evidence)
        .map(this::kind)
        .map(
            kind ->
                new Unread(
                    element.line,
                    new Cause(
                        RefusalKind.WRONG_TYPE,
                        ("<%s> holds what a %s holds, and is not read; name it and what is in it as"
                                + " the API does")
                            .formatted(element.name, kind))));
  }

  private static RecordEvidence evidence(Element element) {
    RecordEvidence evidence = element.evidence;
    if (evidence == null) {
      evidence = new RecordEvidence();
      element.evidence = evidence;
    }
    return evidence;
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
