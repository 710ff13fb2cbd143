package org.turkbridge.archive.xml;

import java.util.Set;

/**
 * The elements that a reading takes for records, and looks for after a mistake.
 *
 * @param names without prefixes
 */
record RecordNames(Set<String> names) {
  static final RecordNames REQUESTS = new RecordNames(Set.of(ArchiveReading.RECORD));
  static final RecordNames REQUESTS_AND_ENTITIES =
      new RecordNames(
          Set.of(
              ArchiveReading.RECORD,
              RecordType.QUALIFICATION_TYPE.name(),
              RecordType.QUALIFICATION.name()));

  /** Whether an element of that name, with a prefix or without, is a record. */
  boolean contains(String name) {
    return names.contains(XmlCursor.localName(name));
  }

  /** Where the first tag of a record ends in a text; -1 if it has none. */
  int tagIn(String text) {
    return names.stream()
        .mapToInt(name -> text.indexOf(name + ">"))
        .filter(at -> at >= 0)
        .min()
        .orElse(-1);
  }
}
