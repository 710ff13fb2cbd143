package org.turkbridge.verify.records;

import java.util.List;

/**
 * How some records of a document came out.
 *
 * @param records in the order of the document
 */
record CheckedBatch(List<CheckedRecord> records) {
  CheckedBatch {
    records = List.copyOf(records);
  }
}
