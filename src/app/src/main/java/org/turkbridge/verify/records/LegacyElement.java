package org.turkbridge.verify.records;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The elements of a QualificationRequest in the order of its schema. */
enum LegacyElement {
  QUALIFICATION_REQUEST_ID("QualificationRequestId"),
  QUALIFICATION_TYPE_ID("QualificationTypeId"),
  SUBJECT_ID("SubjectId"),
  TEST("Test"),
  ANSWER("Answer"),
  SUBMIT_TIME("SubmitTime");

  private static final Map<String, LegacyElement> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(LegacyElement::label, Function.identity()));

  private final String label;

  LegacyElement(String label) {
    this.label = label;
  }

  /** Its name in XML. */
  String label() {
    return label;
  }

  /** The element of that name; null if a request has none such. */
  static @Nullable LegacyElement named(String label) {
    return BY_NAME.get(label);
  }

  /** Whether it holds a document. */
  boolean isDocument() {
    return this == TEST || this == ANSWER;
  }
}
