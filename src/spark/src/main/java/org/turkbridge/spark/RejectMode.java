package org.turkbridge.spark;

import java.util.Locale;

/** What becomes of a reject, by the names that Spark's own sources give it. */
enum RejectMode {
  /** It is a row, if the schema has a column for it; else it is counted. */
  PERMISSIVE,
  /** It is counted and logged. */
  DROPMALFORMED,
  /** The first of them ends the query. */
  FAILFAST;

  static RejectMode of(String name) {
    for (RejectMode mode : values()) {
      if (mode.name().equals(name.toUpperCase(Locale.ROOT))) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "mode must be PERMISSIVE, DROPMALFORMED or FAILFAST, not " + name);
  }
}
