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
  /** An element has the name that the old API's pages had for it, not that of the schema. */
  ELEMENT_NAME("name of an element"),
  /** An empty element of what cannot be empty, such as a number. */
  EMPTY_ELEMENT("empty element that says nothing"),
  /** The same number, truth or word, written in another way. */
  VALUE_NOTATION("notation of numbers, truths and words"),
  /** Who may look at a HIT is said by another member, or by two. */
  GUARD("RequiredToPreview and ActionsGuarded"),
  /** The same dollars, written in another way. */
  PRICE("notation of prices"),
  /** A member of JSON that is null, or an empty list, is not there. */
  NULL_MEMBER("null for an absent member");

  private final String label;

  Notation(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
