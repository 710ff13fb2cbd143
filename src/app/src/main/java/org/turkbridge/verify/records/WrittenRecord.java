package org.turkbridge.verify.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.Observation;
import org.w3c.dom.Element;

/**
 * A legacy record, or a structure in one, as it is written.
 *
 * @param shape what it is made of
 * @param path XPath
 * @param values in the order of the record
 * @param strays what stands where a record has no value: attributes, and text between its elements
 */
record WrittenRecord(
    LegacyShape shape, String path, List<WrittenValue> values, List<Observation> strays) {
  WrittenRecord {
    values = List.copyOf(values);
    strays = List.copyOf(strays);
  }

  /**
   * An element of a record as it is written.
   *
   * @param text what is in it, without the tags of elements; of a structure, what is there in the
   *     place of its elements
   * @param elements the element with everything in it if it has child elements and is no structure;
   *     null if it has text alone
   * @param structure what is in a structure; null if it is none
   * @param hasCdata whether a part of the text is in a CDATA section that means nothing
   * @param isExact whether it carries the mark of values that are taken as they are, white space
   *     included
   */
  record WrittenValue(
      String name,
      String text,
      @Nullable Element elements,
      @Nullable WrittenRecord structure,
      boolean hasCdata,
      boolean isExact) {}
}
