package org.turkbridge.archive.xml;

import org.jspecify.annotations.Nullable;

/** The elements that a reading takes for records, and looks for after a mistake. */
final class RecordNames {
  private RecordNames() {}

  /** Whether an element of that name, with a prefix or without, is a record. */
  static boolean contains(String name) {
    @Nullable LegacyRecord record = LegacyRecord.named(XmlCursor.localName(name));
    return record != null && record.isWhole();
  }

  /** Where the first tag of a record ends in a text; -1 if it has none. */
  static int tagIn(String text) {
    int first = -1;
    for (LegacyRecord record : LegacyRecord.all()) {
      int at = record.isWhole() ? text.indexOf(record.element() + ">") : -1;
      first = at >= 0 && (first < 0 || at < first) ? at : first;
    }
    return first;
  }
}
