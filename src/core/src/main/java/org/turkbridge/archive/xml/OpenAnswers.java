package org.turkbridge.archive.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;

/**
 * Counts the records that stand in the elements that are open, to hold them against the NumResults
 * beside them.
 */
final class OpenAnswers {
  /** The element that says how many records stand beside it. */
  static final String COUNTER = "NumResults";

  private final String file;
  private final int openBefore;
  private final List<Element> open = new ArrayList<>();
  private int begun;

  /** An element that is open. */
  private static final class Element {
    private final String name;
    private final int level;
    private final @Nullable RecordKind holds;
    private final int line;
    private AnswerCount.@Nullable Stated stated;
    private String text = "";
    private long found;

    Element(String name, int level, @Nullable RecordKind holds, int line) {
      this.name = name;
      this.level = level;
      this.holds = holds;
      this.line = line;
    }

    AnswerCount count() {
      return new AnswerCount(level, holds != null, stated, found);
    }
  }

  /**
   * @param openBefore how many of the elements that begin first were open before
   */
  OpenAnswers(String file, int openBefore) {
    this.file = file;
    this.openBefore = openBefore;
  }

  /** An element begins that is no record. */
  void open(String name, int line) {
    @Nullable LegacyRecord held = LegacyRecord.heldIn(name);
    open.add(
        new Element(
            name, begun < openBefore ? open.size() : -1, held == null ? null : held.kind(), line));
    begun++;
  }

  /** Records stand in the innermost element. */
  void count(RecordKind record, long number) {
    count(record, number, open.size() - 1);
  }

  /** The innermost element turns out to be a record. */
  void countInnermost(RecordKind record) {
    count(record, 1, open.size() - 2);
  }

  /** Programs put elements of their own between an answer and its records. */
  private void count(RecordKind record, long number, int innermost) {
    for (int i = innermost; i >= 0; i--) {
      Element around = open.get(i);
      if (around.holds == null) {
        around.found += number;
      } else {
        around.found += around.holds == record ? number : 0;
        return;
      }
    }
  }

  /** Whether {@link #text} should be told what the innermost element holds. */
  boolean wantsText() {
    return !open.isEmpty() && innermost().name.equals(COUNTER);
  }

  /** Text of the innermost element, perhaps not all of it. */
  void text(String text) {
    innermost().text += text;
  }

  /**
   * The innermost element ends.
   *
   * @return what is to be told of it; null if nothing
   */
  @Nullable AnswerCount close() {
    Element ended = open.remove(open.size() - 1);
    if (ended.name.equals(COUNTER) && !ended.text.isBlank() && !open.isEmpty()) {
      innermost().stated = new AnswerCount.Stated(new Place(file, 0, ended.line), ended.text);
    }
    AnswerCount count = ended.count();
    return count.beginsBefore() || count.differs() ? count : null;
  }

  /** The counts of the elements that are open, from the outermost. */
  List<AnswerCount> counts() {
    return open.stream().map(Element::count).toList();
  }

  private Element innermost() {
    return open.get(open.size() - 1);
  }
}
