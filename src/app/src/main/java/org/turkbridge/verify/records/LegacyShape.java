package org.turkbridge.verify.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;

/**
 * What a legacy record, or a structure in one, is made of, in the order of the old API's schema.
 * This is the proof's own statement of it: no translation reads it, and it reads none of theirs.
 *
 * @param element its name
 * @param bare the part that a text stands for which is alone in the element; null if there is no
 *     such text
 */
record LegacyShape(String element, List<Part> parts, @Nullable String bare) {
  /** What an element holds, and so which texts of it say the same. */
  enum Content {
    /** Identifiers: white space around them says nothing. */
    NAME,
    /** Words that people wrote: every character counts. */
    TEXT,
    /** An XML document as text. */
    DOCUMENT,
    TIME,
    NUMBER,
    FLAG,
    /** One of a few words, in capitals or not. */
    WORD,
    /** A number of dollars. */
    AMOUNT,
    /** Dollars, for people: it follows from the amount. */
    FORMATTED_PRICE,
    CURRENCY,
    /** Other elements. */
    STRUCTURE,
    /** It tells of the answer that the record stands in, not of the record. */
    ENVELOPE;

    /** Whether an empty element of it says as little as none. */
    boolean isNothingIfEmpty() {
      return switch (this) {
        case TIME, NUMBER, FLAG, WORD, CURRENCY, FORMATTED_PRICE -> true;
        default -> false;
      };
    }
  }

  /**
   * One element of it.
   *
   * @param shape of a structure; null of all else
   */
  record Part(String name, Content content, @Nullable LegacyShape shape) {}

  private static final LegacyShape PRICE =
      shape("Price")
          .of(Content.AMOUNT, "Amount")
          .of(Content.CURRENCY, "CurrencyCode")
          .of(Content.FORMATTED_PRICE, "FormattedPrice")
          .whole();

  private static final LegacyShape LOCALE =
      new LegacyShape(
          "LocaleValue", shape("").of(Content.NAME, "Country", "Subdivision").parts, "Country");

  private static final LegacyShape REQUIREMENT =
      shape("QualificationRequirement")
          .of(Content.NAME, "QualificationTypeId")
          .of(Content.WORD, "Comparator")
          .of(Content.NUMBER, "IntegerValue")
          .of(LOCALE, "LocaleValue")
          .of(Content.FLAG, "RequiredToPreview")
          .whole();

  private static final LegacyShape POLICY =
      shape("ReviewPolicy")
          .of(Content.NAME, "PolicyName")
          .of(
              shape("Parameter")
                  .of(Content.NAME, "Key")
                  .of(Content.TEXT, "Value")
                  .of(
                      shape("MapEntry").of(Content.NAME, "Key").of(Content.TEXT, "Value").whole(),
                      "MapEntry")
                  .whole(),
              "Parameter")
          .whole();

  private static final LegacyShape REPORT =
      shape("ReviewReport")
          .of(Content.ENVELOPE, "PageNumber", "NumResults", "TotalNumResults")
          .of(
              shape("ReviewResult")
                  .of(Content.NAME, "ActionId", "SubjectId", "SubjectType")
                  .of(Content.TEXT, "QuestionId", "Key", "Value")
                  .whole(),
              "ReviewResult")
          .of(
              shape("ReviewAction")
                  .of(Content.NAME, "ActionId", "ActionName", "ObjectId", "ObjectType")
                  .of(Content.WORD, "Status")
                  .of(Content.TIME, "CompleteTime")
                  .of(Content.TEXT, "Result", "ErrorCode")
                  .whole(),
              "ReviewAction")
          .whole();

  private static final Map<String, LegacyShape> RECORDS =
      Stream.of(
              shape("QualificationRequest")
                  .of(Content.NAME, "QualificationRequestId", "QualificationTypeId", "SubjectId")
                  .of(Content.DOCUMENT, "Test", "Answer")
                  .of(Content.TIME, "SubmitTime")
                  .whole(),
              shape("QualificationType")
                  .of(Content.ENVELOPE, "Request")
                  .of(Content.NAME, "QualificationTypeId")
                  .of(Content.TIME, "CreationTime")
                  .of(Content.TEXT, "Name", "Description", "Keywords")
                  .of(Content.WORD, "QualificationTypeStatus")
                  .of(Content.DOCUMENT, "Test")
                  .of(Content.NUMBER, "TestDurationInSeconds")
                  .of(Content.DOCUMENT, "AnswerKey")
                  .of(Content.NUMBER, "RetryDelayInSeconds")
                  .of(Content.FLAG, "IsRequestable", "AutoGranted")
                  .of(Content.NUMBER, "AutoGrantedValue")
                  .whole(),
              shape("Qualification")
                  .of(Content.ENVELOPE, "Request")
                  .of(Content.NAME, "QualificationTypeId", "SubjectId")
                  .of(Content.TIME, "GrantTime")
                  .of(Content.NUMBER, "IntegerValue")
                  .of(LOCALE, "LocaleValue")
                  .of(Content.WORD, "Status")
                  .whole(),
              shape("HIT")
                  .of(Content.ENVELOPE, "Request")
                  .of(Content.NAME, "HITId", "HITTypeId", "HITGroupId", "HITLayoutId")
                  .of(Content.TIME, "CreationTime")
                  .of(Content.TEXT, "Title", "Description")
                  .of(Content.DOCUMENT, "Question")
                  .of(Content.TEXT, "Keywords")
                  .of(Content.WORD, "HITStatus")
                  .of(Content.NUMBER, "MaxAssignments")
                  .of(PRICE, "Reward")
                  .of(Content.NUMBER, "AutoApprovalDelayInSeconds")
                  .of(Content.TIME, "Expiration")
                  .of(Content.NUMBER, "AssignmentDurationInSeconds")
                  .of(Content.TEXT, "RequesterAnnotation")
                  .of(REQUIREMENT, "QualificationRequirement")
                  .of(Content.WORD, "HITReviewStatus")
                  .of(
                      Content.NUMBER,
                      "NumberOfAssignmentsPending",
                      "NumberOfAssignmentsAvailable",
                      "NumberOfAssignmentsCompleted")
                  .whole(),
              shape("Assignment")
                  .of(Content.ENVELOPE, "Request")
                  .of(Content.NAME, "AssignmentId", "WorkerId", "HITId")
                  .of(Content.WORD, "AssignmentStatus")
                  .of(
                      Content.TIME,
                      "AutoApprovalTime",
                      "AcceptTime",
                      "SubmitTime",
                      "ApprovalTime",
                      "RejectionTime",
                      "Deadline")
                  .of(Content.DOCUMENT, "Answer")
                  .of(Content.TEXT, "RequesterFeedback")
                  .whole(),
              shape("BonusPayment")
                  .of(Content.ENVELOPE, "Request")
                  .of(Content.NAME, "WorkerId")
                  .of(PRICE, "BonusAmount")
                  .of(Content.NAME, "AssignmentId")
                  .of(Content.TEXT, "Reason")
                  .of(Content.TIME, "GrantTime")
                  .whole(),
              shape("WorkerBlock").of(Content.NAME, "WorkerId").of(Content.TEXT, "Reason").whole(),
              shape("GetReviewResultsForHITResult")
                  .of(Content.ENVELOPE, "Request")
                  .of(Content.NAME, "HITId")
                  .of(POLICY, "AssignmentReviewPolicy", "HITReviewPolicy")
                  .of(REPORT, "AssignmentReviewReport", "HITReviewReport")
                  .whole())
          .collect(Collectors.toUnmodifiableMap(LegacyShape::element, shape -> shape));

  /**
   * Names that the old API's pages have, and recorded answers with them, for those of its schema.
   */
  private static final Map<String, Map<String, String>> OTHER_NAMES =
      Map.of(
          "ReviewResult", Map.of("ObjectType", "SubjectType"),
          "ReviewAction", Map.of("Results", "Result"));

  LegacyShape {
    parts = List.copyOf(parts);
  }

  /** The element of records of a kind. */
  static String element(RecordKind kind) {
    return kind == RecordKind.REVIEW_REPORT ? "GetReviewResultsForHITResult" : kind.label();
  }

  /** That of a record whose element has that name; null if there is no such record. */
  static @Nullable LegacyShape ofRecord(String element) {
    return RECORDS.get(element);
  }

  /** Of all records. */
  static Map<String, LegacyShape> records() {
    return RECORDS;
  }

  /** The name that the schema has for an element of it. */
  String schemaName(String name) {
    return OTHER_NAMES.getOrDefault(element, Map.of()).getOrDefault(name, name);
  }

  /** Which part has that name, or another one for it; -1 if none. */
  int indexOf(String name) {
    String wanted = schemaName(name);
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).name().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** The part of that name, or another one for it; null if none. */
  @Nullable Part part(String name) {
    int index = indexOf(name);
    return index < 0 ? null : parts.get(index);
  }

  private static Parts shape(String element) {
    return new Parts(element);
  }

  private static final class Parts {
    private final String element;
    private final List<Part> parts = new ArrayList<>();

    Parts(String element) {
      this.element = element;
    }

    Parts of(Content content, String... names) {
      Stream.of(names).forEach(name -> parts.add(new Part(name, content, null)));
      return this;
    }

    Parts of(LegacyShape shape, String... names) {
      Stream.of(names).forEach(name -> parts.add(new Part(name, Content.STRUCTURE, shape)));
      return this;
    }

    LegacyShape whole() {
      return new LegacyShape(element, parts, null);
    }
  }
}
