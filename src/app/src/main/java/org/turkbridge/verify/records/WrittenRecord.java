package org.turkbridge.verify.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.Observation;
import org.w3c.dom.Element;

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

  /**
   * An element of a record as it is written.
   *
   * @param text what is in it, without the tags of elements
   * @param elements the element with everything in it if it has child elements; null if it has text
   *     alone
   * @param hasCdata whether a part of the text is in a CDATA section that means nothing
   * @param isExact whether it carries the mark of values that are taken as they are, white space
   *     included
   */
  record WrittenValue(
      String name, String text, @Nullable Element elements, boolean hasCdata, boolean isExact) {}
}
