package org.turkbridge.archive.xml;

/** The elements that a reading takes for records, and looks for after a mistake. */
final class RecordNames {
  private RecordNames() {}

  /** Whether an element of that name, with a prefix or without, is a record. */
  static boolean contains(String name) {
    return LegacyRecord.named(XmlCursor.localName(name)) != null;
  }

  /** Where the first tag of a record ends in a text; -1 if it has none. */
  static int tagIn(String text) {
    int first = -1;
    for (LegacyRecord record : LegacyRecord.all()) {
      int at = text.indexOf(record.element() + ">");
      first = at >= 0 && (first < 0 || at < first) ? at : first;
    }
    return first;
  }
}
