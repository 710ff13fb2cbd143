package org.turkbridge.verify.records;

import java.util.List;
import org.turkbridge.verify.report.Observation;

/**
 * A legacy record as it is written.
 *
 * @param values in the order of the record
 * @param strays what stands where a record has no value: attributes, and text between its elements
 */
record WrittenRecord(List<WrittenValue> values, List<Observation> strays) {
  WrittenRecord {
    values = List.copyOf(values);
    strays = List.copyOf(strays);
  }
}
