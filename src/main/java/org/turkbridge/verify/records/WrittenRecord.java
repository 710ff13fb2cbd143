package org.turkbridge.verify.records;

import java.util.List;

/**
 * A legacy record as it is written.
 *
 * @param values in the order of the record
 */
record WrittenRecord(List<WrittenValue> values) {
  WrittenRecord {
    values = List.copyOf(values);
  }
}
