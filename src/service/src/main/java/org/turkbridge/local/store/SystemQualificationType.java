package org.turkbridge.local.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

/**
 * The QualificationTypes of Mechanical Turk itself, which HITs require by their ids. They are in
 * every store without a row. Ids and names are those of the API references and, of types that were
 * withdrawn, of the clients that still name them; when they were created is not known.
 */
public enum SystemQualificationType {
  PERCENT_ASSIGNMENTS_SUBMITTED(
      "00000000000000000000",
      "Worker_PercentAssignmentsSubmitted",
      "Of the assignments that the Worker accepted, how many were submitted, in percent."),
  PERCENT_ASSIGNMENTS_ABANDONED(
      "00000000000000000070",
      "Worker_PercentAssignmentsAbandoned",
      "Of the assignments that the Worker accepted, how many ran out of time, in percent."),
  PERCENT_ASSIGNMENTS_RETURNED(
      "000000000000000000E0",
      "Worker_PercentAssignmentsReturned",
      "Of the assignments that the Worker accepted, how many were returned, in percent."),
  PERCENT_ASSIGNMENTS_APPROVED(
      "000000000000000000L0",
      "Worker_PercentAssignmentsApproved",
      "Of the assignments that the Worker submitted, how many were approved, in percent."),
  PERCENT_ASSIGNMENTS_REJECTED(
      "000000000000000000S0",
      "Worker_PercentAssignmentsRejected",
      "Of the assignments that the Worker submitted, how many were rejected, in percent."),
  NUMBER_HITS_APPROVED(
      "00000000000000000040",
      "Worker_NumberHITsApproved",
      "How many HITs of the Worker were approved."),
  LOCALE("00000000000000000071", "Worker_Locale", "Where the Worker is, by the mailing address."),
  ADULT(
      "00000000000000000060",
      "Worker_Adult",
      "Whether the Worker is over 18 and agrees to see content that may offend: 1 or 0."),
  MASTERS("2F1QJWKUDD8XADTFD2Q0G6UTO95ALH", "Masters", Texts.MASTERS),
  MASTERS_SANDBOX("2ARFPLSP75KLA8M8DH1HTEQVJT3SY6", "Masters", Texts.MASTERS + Texts.SANDBOX),
  CATEGORIZATION_MASTERS(
      "2NDP2L92HECWY8NS8H3CK0CP5L9GHO",
      "Categorization Masters",
      QualificationTypeStatus.INACTIVE,
      Texts.RETIRED),
  CATEGORIZATION_MASTERS_SANDBOX(
      "2F1KVCNHMVHV8E9PBUB2A4J79LU20F",
      "Categorization Masters",
      QualificationTypeStatus.INACTIVE,
      Texts.RETIRED + Texts.SANDBOX),
  PHOTO_MODERATION_MASTERS(
      "21VZU98JHSTLZ5BPP4A9NOBJEK3DPG",
      "Photo Moderation Masters",
      QualificationTypeStatus.INACTIVE,
      Texts.RETIRED),
  PHOTO_MODERATION_MASTERS_SANDBOX(
      "2TGBB6BFMFFOM08IBMAFGGESC1UWJX",
      "Photo Moderation Masters",
      QualificationTypeStatus.INACTIVE,
      Texts.RETIRED + Texts.SANDBOX);

  private static final Map<String, SystemQualificationType> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(type -> type.id, Function.identity()));
  private static final List<StoredType> ALL =
      Arrays.stream(values()).map(type -> type.stored).toList();

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker")
  private final StoredType stored;

  SystemQualificationType(String id, String name, String description) {
    this(id, name, QualificationTypeStatus.ACTIVE, description);
  }

  SystemQualificationType(
      String id, String name, QualificationTypeStatus status, String description) {
    this.id = id;
    this.stored =
        StoredType.ofSystem(
            QualificationType.builder()
                .qualificationTypeId(id)
                .name(name)
                .description(description)
                .qualificationTypeStatus(status)
                .isRequestable(false)
                .autoGranted(false)
                .build());
  }

  /** The type of that id; empty if it is not one of Mechanical Turk itself. */
  public static Optional<StoredType> find(String id) {
    return of(id).map(found -> found.stored);
  }

  /** The one of that id; empty if it is not one of Mechanical Turk itself. */
  public static Optional<SystemQualificationType> of(String id) {
    @Nullable SystemQualificationType type = BY_ID.get(id);
    return Optional.ofNullable(type);
  }

  /** Its QualificationTypeId. */
  public String id() {
    return id;
  }

  /** Whether Mechanical Turk itself has a type of that id. */
  public static boolean has(String id) {
    return BY_ID.containsKey(id);
  }

  /** All of them, always in the same order. */
  public static List<StoredType> all() {
    return ALL;
  }

  /** Said of several types. */
  private static final class Texts {
    static final String MASTERS = "Workers whose work Mechanical Turk found good.";
    static final String RETIRED = "One of the kinds of Masters before there was one of them all.";
    static final String SANDBOX = " The id is that of the sandbox.";
  }
}
