package org.turkbridge.archive.xml;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.QualificationRequest;

/** The elements of a QualificationRequest. */
enum RecordElement {
  QUALIFICATION_REQUEST_ID(
      "QualificationRequestId", false, QualificationRequest::setQualificationRequestId),
  QUALIFICATION_TYPE_ID("QualificationTypeId", false, QualificationRequest::setQualificationTypeId),
  SUBJECT_ID("SubjectId", false, QualificationRequest::setSubjectId),
  TEST("Test", true, QualificationRequest::setTest),
  ANSWER("Answer", true, QualificationRequest::setAnswer),
  SUBMIT_TIME("SubmitTime", false, QualificationRequest::setSubmitTime);

  private static final Map<String, RecordElement> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toMap(RecordElement::elementName, Function.identity()));

  private final String elementName;
  private final boolean document;

  @SuppressWarnings("ImmutableEnumChecker")
  private final BiConsumer<QualificationRequest, String> setter;

  RecordElement(
      String elementName, boolean document, BiConsumer<QualificationRequest, String> setter) {
    this.elementName = elementName;
    this.document = document;
    this.setter = setter;
  }

  /** The element of that local name; null if a record has no such element. */
  static @Nullable RecordElement named(String localName) {
    return BY_NAME.get(localName);
  }

  String elementName() {
    return elementName;
  }

  /**
   * Whether a record without it is refused. Documents may be absent, and the records of before
   * March 2006 have no SubjectId.
   */
  boolean isRequired() {
    return !document && this != SUBJECT_ID;
  }

  /** Whether it holds a document. */
  boolean isDocument() {
    return document;
  }

  void set(QualificationRequest request, String text) {
    setter.accept(request, text);
  }
}
