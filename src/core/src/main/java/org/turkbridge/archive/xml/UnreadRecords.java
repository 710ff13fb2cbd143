package org.turkbridge.archive.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
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
  /** A cell is in a row, and may hold an element for its content; a name may be part of a pair. */
  private static final int LEVELS_OF_NAMES = 2;

  /** A name with white space around it. */
  private static final int LONGEST_VALUE = 200;

  /** What is in it describes records: data sets are written with their schema. */
  private static final String SCHEMA = "schema";

  private final Deque<Element> open = new ArrayDeque<>();

  /** How many of the open elements are schemas. */
  private int schemas;

  /** An element that is open. */
  private static final class Element {
    private final String name;

    /** The name of what it stands in; empty if that is nothing. */
    private final String around;

    private final int line;

    /** What is in it since the last record; most elements have no others in them. */
    private @Nullable RecordEvidence evidence;

    /** What values in it name. */
    private @Nullable RecordEvidence named;

    Element(String name, String around, int line) {
      this.name = name;
      this.around = around;
      this.line = line;
    }
  }

  /** An element that is a record, and why it is refused. */
  record Unread(int line, Cause cause) {}

  /** An element begins that nobody takes. */
  void open(String name, int line) {
    @Nullable Element around = open.peek();
    if (around != null) {
      evidence(around).add(name);
    }
    open.push(new Element(name, around == null ? "" : around.name, line));
    schemas += name.equalsIgnoreCase(SCHEMA) ? 1 : 0;
  }

  /** The innermost element has an attribute. */
  void attribute(String name, String value) {
    evidence(open.element()).add(name);
    value(value);
  }

  /**
   * The innermost element has a value, in which there may be the name of a part of what is around
   * it: the head of a column, or one half of a pair.
   */
  void value(String value) {
    Iterator<Element> around = open.iterator();
    if (schemas > 0 || value.length() > LONGEST_VALUE || !around.hasNext()) {
      return;
    }
    String stripped = value.strip();
    around.next();
    for (int i = 0; i < LEVELS_OF_NAMES && around.hasNext(); i++) {
      Element element = around.next();
      if (element.named == null) {
        element.named = new RecordEvidence();
      }
      element.named.addValue(stripped);
    }
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
              element.named = null;
            });
    return records;
  }

  /**
   * The innermost element ends.
   *
   * @return what it turned out to be; empty if it is no record
   */
  Optional<Unread> close() {
    Element ended = open.pop();
    schemas -= ended.name.equalsIgnoreCase(SCHEMA) ? 1 : 0;
    return unread(ended);
  }

  private Optional<Unread> unread(Element element) {
    if (element.named != null && element.named.valuesNameRecord()) {
      open.forEach(around -> around.named = null);
      return Optional.of(
          new Unread(element.line, RecordEvidence.namedByValues("<" + element.name + ">")));
    }
    return Optional.ofNullable(element.evidence)
        .map(evidence -> evidence.kindIn(element.name, element.around))
        .map(
            kind ->
                new Unread(
                    element.line,
                    new Cause(
                        RefusalKind.WRONG_TYPE,
                        ("<%s> holds what %s holds, and is not read; name it and what is in it as"
                                + " the API does")
                            .formatted(element.name, kind.oneLabel()))));
  }

  private static RecordEvidence evidence(Element element) {
    RecordEvidence evidence = element.evidence;
    if (evidence == null) {
      evidence = new RecordEvidence();
      element.evidence = evidence;
    }
    return evidence;
  }
}
