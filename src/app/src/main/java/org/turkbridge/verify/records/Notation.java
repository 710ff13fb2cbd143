package org.turkbridge.verify.records;

import org.turkbridge.translate.Normalisation;

/** What may differ between two records that say the same. Labels are those of the converter. */
enum Notation {
  WHITE_SPACE_AROUND_DOCUMENT(Normalisation.WHITE_SPACE_AROUND_DOCUMENT.label()),
  WHITE_SPACE_AROUND_VALUE(Normalisation.WHITE_SPACE_AROUND_VALUE.label()),
  CHILD_ELEMENTS(Normalisation.CHILD_ELEMENTS.label()),
  DOUBLE_ESCAPING(Normalisation.DOUBLE_ESCAPING.label()),
  CDATA(Normalisation.CDATA.label()),
  MISSING_ZONE(Normalisation.MISSING_ZONE.label()),
  ZONE_OFFSET(Normalisation.ZONE_OFFSET.label()),
  UNKNOWN_ELEMENT(Normalisation.UNKNOWN_ELEMENT.label()),
  /** The same moment, written in another way. */
  TIME_NOTATION("time notation"),
  /** Markup of the record that says nothing, such as white space between elements, or prefixes. */
  MARKUP("markup that says nothing, such as white space between elements or prefixes"),
  /** The elements of the record come in another order than in the schema. */
  ELEMENT_ORDER("order of elements"),
  /** A member of JSON that is null is not there. */
  NULL_MEMBER("null for an absent member");

  private final String label;

  Notation(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
