package org.turkbridge.archive.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.archive.xml.RecordElement.Notation;
import org.turkbridge.archive.xml.RecordElement.Scalar;
import org.turkbridge.archive.xml.RecordType.Declaration;
import org.turkbridge.translate.HitTranslation;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.utils.Lazy;

/**
 * A kind of record as legacy XML has it: its element, what it is made of, and what it stands in.
 *
 * <p>Source: the schema of 2014-08-15, and of names and elements beside it recorded answers and the
 * code of old clients.
 *
 * @param element the name of its element
 * @param made what it is made of
 * @param isAlways whether an element of that name is always one. Else it may be a list, or hold the
 *     Request alone of an answer that reports an error: it is one if any of its elements is there.
 * @param operation of whose answers it is written
 * @param answers the results that hold it, beside others
 */
record LegacyRecord(
    RecordKind kind,
    String element,
    Lazy<RecordType> made,
    boolean isAlways,
    String operation,
    Set<String> answers) {
  /** Records of before March 2006 have no SubjectId. */
  private static final LegacyRecord QUALIFICATION_REQUEST =
      always(
          RecordKind.QUALIFICATION_REQUEST,
          declared ->
              declared
                  .identifier("QualificationRequestId", "QualificationTypeId")
                  .renamed(Notation.IDENTIFIER, "SubjectId", "WorkerId")
                  .document("Test", "Answer")
                  .time("SubmitTime")
                  .otherName(
                      new RecordParts.OtherName("SubjectId", "WorkerId", "legacy", "current"))
                  .keepingEmpty(),
          "GetQualificationRequests");

  private static final LegacyRecord QUALIFICATION_TYPE =
      mixed(
          RecordKind.QUALIFICATION_TYPE,
          declared ->
              declared
                  .value("QualificationTypeId")
                  .time("CreationTime")
                  .text("Name")
                  .text("Description", "Keywords")
                  .value("QualificationTypeStatus")
                  .document("Test")
                  .value("TestDurationInSeconds")
                  .document("AnswerKey")
                  .value("RetryDelayInSeconds", "IsRequestable", "AutoGranted")
                  .last(granted -> granted.with(Scalar.TRUTH_AS_DIGIT))
                  .value("AutoGrantedValue"),
          "SearchQualificationTypes");

  private static final LegacyRecord QUALIFICATION =
      mixed(
          RecordKind.QUALIFICATION,
          declared ->
              declared
                  .value("QualificationTypeId")
                  .renamed(Notation.VALUE, "SubjectId", "WorkerId")
                  .time("GrantTime")
                  .value("IntegerValue")
                  .structure("LocaleValue", "LocaleValue", LegacyRecord::locale)
                  .value("Status"),
          "GetQualificationsForQualificationType");

  private static final LegacyRecord HIT =
      mixed(
          RecordKind.HIT,
          declared ->
              declared
                  .identifier("HITId")
                  .identifier("HITTypeId", "HITGroupId", "HITLayoutId")
                  .time("CreationTime")
                  .text("Title", "Description")
                  .document("Question")
                  .text("Keywords")
                  .value("HITStatus")
                  .value("MaxAssignments")
                  .price("Reward")
                  .value("AutoApprovalDelayInSeconds")
                  .time("Expiration")
                  .value("AssignmentDurationInSeconds")
                  .text("RequesterAnnotation")
                  .structure(
                      "QualificationRequirement",
                      "QualificationRequirements",
                      LegacyRecord::requirement)
                  .value("HITReviewStatus")
                  .value(
                      "NumberOfAssignmentsPending",
                      "NumberOfAssignmentsAvailable",
                      "NumberOfAssignmentsCompleted"),
          "SearchHITs",
          "GetReviewableHITs",
          "GetHITsForQualificationType");

  private static final LegacyRecord ASSIGNMENT =
      always(
          RecordKind.ASSIGNMENT,
          declared ->
              declared
                  .identifier("AssignmentId")
                  .identifier("WorkerId", "HITId")
                  .value("AssignmentStatus")
                  .time(
                      "AutoApprovalTime",
                      "AcceptTime",
                      "SubmitTime",
                      "ApprovalTime",
                      "RejectionTime",
                      "Deadline")
                  .document("Answer")
                  .text("RequesterFeedback"),
          "GetAssignmentsForHIT");

  private static final LegacyRecord BONUS_PAYMENT =
      always(
          RecordKind.BONUS_PAYMENT,
          declared ->
              declared
                  .identifier("WorkerId")
                  .price("BonusAmount")
                  .identifier("AssignmentId")
                  .text("Reason")
                  .time("GrantTime")
                  .otherName(RecordParts.OtherName.mistaken("WorkerId", "SubjectId")),
          "GetBonusPayments");

  private static final LegacyRecord WORKER_BLOCK =
      always(
          RecordKind.WORKER_BLOCK,
          declared ->
              declared
                  .identifier("WorkerId")
                  .text("Reason")
                  .otherName(RecordParts.OtherName.mistaken("WorkerId", "SubjectId")),
          "GetBlockedWorkers");

  /** The result is the record: it has what tells of one HIT. */
  private static final LegacyRecord REVIEW_REPORT =
      new LegacyRecord(
          RecordKind.REVIEW_REPORT,
          "GetReviewResultsForHITResult",
          made(
              RecordKind.REVIEW_REPORT,
              declared ->
                  declared
                      .identifier("HITId")
                      .structure(
                          "AssignmentReviewPolicy", "AssignmentReviewPolicy", LegacyRecord::policy)
                      .structure("HITReviewPolicy", "HITReviewPolicy", LegacyRecord::policy)
                      .structure(
                          "AssignmentReviewReport", "AssignmentReviewReport", LegacyRecord::report)
                      .structure("HITReviewReport", "HITReviewReport", LegacyRecord::report)),
          false,
          "GetReviewResultsForHIT",
          Set.of());

  /** An event in a message by SOAP; a message says more than {@link OpenMessage its events}. */
  private static final LegacyRecord NOTIFICATION =
      new LegacyRecord(
          RecordKind.NOTIFICATION,
          "Event",
          made(
              RecordKind.NOTIFICATION,
              declared ->
                  declared
                      .identifier("EventType")
                      .renamed(Notation.TIME, "EventTime", "EventTimestamp")
                      .identifier("HITTypeId", "HITId", "AssignmentId")),
          false,
          OpenMessage.OPERATION,
          Set.of());

  private static final Map<RecordKind, LegacyRecord> BY_KIND =
      Collections.unmodifiableMap(
          new EnumMap<>(
              Stream.of(
                      QUALIFICATION_REQUEST,
                      QUALIFICATION_TYPE,
                      QUALIFICATION,
                      HIT,
                      ASSIGNMENT,
                      BONUS_PAYMENT,
                      WORKER_BLOCK,
                      REVIEW_REPORT,
                      NOTIFICATION)
                  .collect(Collectors.toMap(LegacyRecord::kind, Function.identity()))));
  private static final Map<String, LegacyRecord> BY_ELEMENT =
      BY_KIND.values().stream()
          .collect(Collectors.toMap(LegacyRecord::element, Function.identity()));

  /** How results name what they hold. */
  private static final Map<String, LegacyRecord> BY_RESULT =
      BY_KIND.values().stream()
          .flatMap(record -> record.answers().stream().map(answer -> Map.entry(answer, record)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  static LegacyRecord of(RecordKind kind) {
    return Objects.requireNonNull(BY_KIND.get(kind));
  }

  /** All of them. */
  static Iterable<LegacyRecord> all() {
    return BY_KIND.values();
  }

  /** What an element of that name, without a prefix, is; null if it is no record. */
  static @Nullable LegacyRecord named(String element) {
    return BY_ELEMENT.get(element);
  }

  /** What an element holds that is the result of an operation; null if it is none. */
  static @Nullable LegacyRecord heldIn(String result) {
    return BY_RESULT.get(result);
  }

  /**
   * Whether it can be told from its element alone. An event cannot, which its message says more of,
   * so that no document is cut before it.
   */
  boolean isWhole() {
    return kind != RecordKind.NOTIFICATION;
  }

  /** The start tag of its element, as plain as it can be. */
  byte[] startTag() {
    return ("<" + element + ">").getBytes(StandardCharsets.US_ASCII);
  }

  /** What it is made of. */
  RecordType type() {
    return made.getValue();
  }

  /** The element of its operation's answers that holds records. */
  String result() {
    return operation + "Result";
  }

  /** Whether that element is a record itself. */
  boolean isResult() {
    return element.equals(result());
  }

  /** Later, for a run may not need it. */
  private static Lazy<RecordType> made(RecordKind kind, UnaryOperator<Declaration> elements) {
    return new Lazy<>(() -> elements.apply(Declaration.of(kind)).type());
  }

  private static LegacyRecord always(
      RecordKind kind, UnaryOperator<Declaration> elements, String operation) {
    return new LegacyRecord(
        kind, kind.label(), made(kind, elements), true, operation, Set.of(operation + "Result"));
  }

  private static LegacyRecord mixed(
      RecordKind kind, UnaryOperator<Declaration> elements, String... operations) {
    return new LegacyRecord(
        kind,
        kind.label(),
        made(kind, elements),
        false,
        operations[0],
        Arrays.stream(operations)
            .map(operation -> operation + "Result")
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** A country alone stood for its locale before there were subdivisions. */
  private static Declaration locale(Declaration locale) {
    return locale.value("Country").required().value("Subdivision").bare("Country");
  }

  private static Declaration requirement(Declaration requirement) {
    return requirement
        .identifier("QualificationTypeId")
        .required()
        .value("Comparator")
        .required()
        .renamed(Notation.VALUE, "IntegerValue", "IntegerValues")
        .structure("LocaleValue", "LocaleValues", LegacyRecord::locale)
        .value("RequiredToPreview")
        .last(
            preview ->
                preview.holding(value -> requiredToPreview((QualificationRequirement) value)))
        .comparing(LegacyRecord::compares)
        .ending(HitTranslation::guardPreview);
  }

  private static boolean compares(SdkPojo requirement) {
    @Nullable Comparator comparator =
        ((QualificationRequirement) RecordKind.built(requirement)).comparator();
    return comparator != null
        && comparator != Comparator.EXISTS
        && comparator != Comparator.DOES_NOT_EXIST;
  }

  /**
   * What an archive says of who may look at a HIT; null if nothing is said.
   *
   * @throws UntranslatableException if it says more than that
   */
  private static @Nullable Boolean requiredToPreview(QualificationRequirement requirement) {
    if (requirement.actionsGuarded() == HITAccessActions.DISCOVER_PREVIEW_AND_ACCEPT) {
      throw new UntranslatableException(
          "the QualificationRequirement of "
              + Quotation.of(requirement.qualificationTypeId())
              + " guards DiscoverPreviewAndAccept; the legacy API has RequiredToPreview alone,"
              + " which guards PreviewAndAccept: put ActionsGuarded to that, or leave the record as"
              + " it is");
    }
    return HitTranslation.requiredToPreview(requirement);
  }

  private static Declaration policy(Declaration policy) {
    return policy
        .identifier("PolicyName")
        .structure(
            "Parameter",
            "Parameters",
            parameter ->
                parameter
                    .identifier("Key")
                    .renamed(Notation.TEXT, "Value", "Values")
                    .structure(
                        "MapEntry",
                        "MapEntries",
                        entry ->
                            entry.identifier("Key").renamed(Notation.TEXT, "Value", "Values")));
  }

  /** Recorded answers write names that the schema has not. */
  private static Declaration report(Declaration report) {
    return report
        .ignored("PageNumber", "NumResults", "TotalNumResults")
        .structure(
            "ReviewResult",
            "ReviewResults",
            result ->
                result
                    .identifier("ActionId", "SubjectId", "SubjectType")
                    .renamed(Notation.IDENTIFIER, "ObjectType", "SubjectType")
                    .last(RecordElement::onlyRead)
                    .text("QuestionId", "Key", "Value"))
        .structure(
            "ReviewAction",
            "ReviewActions",
            action ->
                action
                    .identifier("ActionId", "ActionName")
                    .renamed(Notation.IDENTIFIER, "ObjectId", "TargetId")
                    .renamed(Notation.IDENTIFIER, "ObjectType", "TargetType")
                    .value("Status")
                    .time("CompleteTime")
                    .text("Result")
                    .renamed(Notation.TEXT, "Results", "Result")
                    .last(RecordElement::onlyRead)
                    .text("ErrorCode"));
  }
}
