package org.turkbridge.archive;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;
import software.amazon.awssdk.utils.Lazy;
import software.amazon.awssdk.utils.builder.Buildable;

/** What the records of an archive can be, each a type of the current model. */
public enum RecordKind {
  /** Of before March 2006 they name no Worker. */
  QUALIFICATION_REQUEST(
      "QualificationRequest",
      QualificationRequest::builder,
      "QualificationRequestId",
      "QualificationTypeId",
      "SubmitTime"),
  QUALIFICATION_TYPE(
      "QualificationType", QualificationType::builder, "QualificationTypeId", "Name"),
  QUALIFICATION("Qualification", Qualification::builder, "QualificationTypeId", "WorkerId"),
  /** Some answers have nothing of it but its id. */
  HIT("HIT", software.amazon.awssdk.services.mturk.model.HIT::builder, "HITId"),
  ASSIGNMENT("Assignment", Assignment::builder, "AssignmentId"),
  BONUS_PAYMENT("BonusPayment", BonusPayment::builder, "WorkerId", "BonusAmount"),
  WORKER_BLOCK("WorkerBlock", WorkerBlock::builder, "WorkerId"),
  /** What the review policies of a HIT came to: the answer of ListReviewPolicyResultsForHIT. */
  REVIEW_REPORT("ReviewReport", ListReviewPolicyResultsForHitResponse::builder, "HITId"),
  /** An event that Requesters were notified of; no operation of the API answers with one. */
  NOTIFICATION("Notification", EventNotification::builder, "EventType", "EventTimestamp");

  /** Belongs to a page of an answer, not to what it tells. */
  private static final String NEXT_TOKEN = "NextToken";

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<SdkPojo> builder;

  /** Later, for the SDK's types take long to make what a run may not need. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Lazy<List<SdkField<?>>> members;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> required;

  RecordKind(String label, Supplier<SdkPojo> builder, String... required) {
    this.label = label;
    this.builder = builder;
    this.required = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(required)));
    this.members =
        new Lazy<>(
            () ->
                builder.get().sdkFields().stream()
                    .filter(member -> !member.locationName().equals(NEXT_TOKEN))
                    .toList());
  }

  /** How both APIs call one, such as {@code Assignment}. */
  public String label() {
    return label;
  }

  /** How both APIs call a list of them, such as {@code Assignments}. */
  public String plural() {
    return label + "s";
  }

  /** How one is named in a sentence to a user. */
  public String noun() {
    return this == QUALIFICATION_REQUEST ? "record" : label;
  }

  /** The label behind its article, such as {@code an Assignment}. */
  public String oneLabel() {
    return (this == ASSIGNMENT ? "an " : "a ") + label;
  }

  /** The members without which none is told. */
  public Set<String> required() {
    return required;
  }

  /** An empty builder of the SDK for one. */
  public SdkPojo builder() {
    return builder.get();
  }

  /** What one is made of in the current model, in its order. */
  public List<SdkField<?>> members() {
    return members.getValue();
  }

  /** Whether a record of a kind that tells of a Worker does not name one. */
  public boolean isWithoutWorker(SdkPojo value) {
    return switch (this) {
      case QUALIFICATION_REQUEST -> isEmpty(((QualificationRequest) value).workerId());
      case ASSIGNMENT -> isEmpty(((Assignment) value).workerId());
      default -> false;
    };
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  /**
   * The value that a builder of the SDK has come to.
   *
   * @param builder of any type
   */
  public static SdkPojo built(SdkPojo builder) {
    return (SdkPojo) ((Buildable) builder).build();
  }

  /** The kind of that {@link #label}, in letters of any case. */
  public static Optional<RecordKind> labelled(String label) {
    return Stream.of(values()).filter(kind -> kind.label.equalsIgnoreCase(label)).findFirst();
  }
}
