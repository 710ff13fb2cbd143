package org.turkbridge.archive;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what stands together is a record, by the names of its parts alone: nothing else of either
 * API has these. Names tell however they are capitalised, with hyphens, underscores or spaces in
 * them, and behind a namespace or a path.
 */
public final class RecordEvidence {
  private static final int LONGEST_NAME = 30;

  /** What programs put between a namespace or a path and a name. */
  private static final String SEPARATORS = ":./}#";

  /** What they put between its words. */
  private static final String JOINTS = "_ -";

  private static final Set<String> BONUSES =
      Set.of("bonus", "bonuses", "bonuspayment", "bonuspayments");

  private static final Map<String, Name> BY_NAME =
      Stream.of(Name.values()).collect(Collectors.toMap(name -> name.label, Function.identity()));
  private static final Map<String, Name> BY_LETTERS =
      Stream.of(Name.values())
          .collect(Collectors.toMap(name -> letters(name.label), Function.identity()));

  private final Set<Name> named = EnumSet.noneOf(Name.class);

  /**
   * Whether WorkerId is written as the API writes it: what tasks are called with, and keep beside
   * their own results, is workerId.
   */
  private boolean isWorkerExact;

  /** A name that tells. */
  private enum Name {
    REQUEST_ID("QualificationRequestId"),
    TYPE_ID("QualificationTypeId"),
    SUBMIT_TIME("SubmitTime"),
    NAME("Name"),
    WORKER_ID("WorkerId"),
    SUBJECT_ID("SubjectId"),
    GRANT_TIME("GrantTime"),
    STATUS("Status"),
    ASSIGNMENT_ID("AssignmentId"),
    ASSIGNMENT_STATUS("AssignmentStatus"),
    ACCEPT_TIME("AcceptTime"),
    ANSWER("Answer"),
    HIT_ID("HITId"),
    HIT_STATUS("HITStatus"),
    CREATION_TIME("CreationTime"),
    TITLE("Title"),
    REWARD("Reward"),
    BONUS_AMOUNT("BonusAmount"),
    TOKEN("UniqueRequestToken"),
    ASSIGNMENT_REVIEW_POLICY("AssignmentReviewPolicy"),
    ASSIGNMENT_REVIEW_REPORT("AssignmentReviewReport"),
    HIT_REVIEW_POLICY("HITReviewPolicy"),
    HIT_REVIEW_REPORT("HITReviewReport"),
    EVENT_TYPE("EventType");

    private final String label;

    Name(String label) {
      this.label = label;
    }
  }

  /** A part is there. */
  public void add(String name) {
    @Nullable Name told = BY_NAME.get(name);
    isWorkerExact |= told == Name.WORKER_ID;
    if (told == null) {
      told = BY_LETTERS.get(letters(name));
    }
    if (told != null) {
      named.add(told);
    }
  }

  /** A value is there, which is the name of a part if it is written as the API writes one. */
  public void addValue(String value) {
    @Nullable Name told = value.length() > LONGEST_NAME ? null : BY_NAME.get(value);
    if (told != null) {
      named.add(told);
    }
  }

  /** Nothing is there. */
  public void clear() {
    named.clear();
    isWorkerExact = false;
  }

  /** What it is, if it can be nothing else; null if it may be something else. */
  public @Nullable RecordKind kind() {
    if (isRequest()) {
      return RecordKind.QUALIFICATION_REQUEST;
    }
    if (isAssignment()) {
      return RecordKind.ASSIGNMENT;
    }
    if (isHit()) {
      return RecordKind.HIT;
    }
    if (isReviewReport()) {
      return RecordKind.REVIEW_REPORT;
    }
    if (isBonus()) {
      return RecordKind.BONUS_PAYMENT;
    }
    if (has(Name.TYPE_ID) && has(Name.NAME)) {
      return RecordKind.QUALIFICATION_TYPE;
    }
    return isQualification() ? RecordKind.QUALIFICATION : null;
  }

  private boolean isRequest() {
    return has(Name.REQUEST_ID)
        ? has(Name.TYPE_ID) || has(Name.SUBMIT_TIME)
        : has(Name.TYPE_ID) && has(Name.SUBMIT_TIME);
  }

  /**
   * A message of an event names one too, and so does a bonus. It may lack its own id, or name it
   * wrongly.
   */
  private boolean isAssignment() {
    if (has(Name.EVENT_TYPE) || has(Name.BONUS_AMOUNT)) {
      return false;
    }
    boolean says = has(Name.ASSIGNMENT_STATUS) || has(Name.ACCEPT_TIME);
    return has(Name.ASSIGNMENT_ID)
        ? says || (has(Name.HIT_ID) && (isWorkerExact || has(Name.SUBMIT_TIME) || has(Name.ANSWER)))
        : says && has(Name.HIT_ID) && has(Name.WORKER_ID);
  }

  /** Calls that make one have no status, and no id beside a title. */
  private boolean isHit() {
    boolean says = has(Name.CREATION_TIME) || has(Name.TITLE) || has(Name.REWARD);
    return !has(Name.ASSIGNMENT_ID)
        && !has(Name.EVENT_TYPE)
        && (has(Name.HIT_ID) ? says || has(Name.HIT_STATUS) : says && has(Name.HIT_STATUS));
  }

  private boolean isBonus() {
    return has(Name.BONUS_AMOUNT)
        && has(Name.GRANT_TIME)
        && (has(Name.ASSIGNMENT_ID) || has(Name.WORKER_ID));
  }

  /**
   * The same of what stands under a name that says what it holds. Without a time only that tells a
   * bonus from a call that grants one.
   *
   * @param around names of what it is, and stands in
   */
  public @Nullable RecordKind kindIn(String... around) {
    boolean isBonus =
        has(Name.BONUS_AMOUNT)
            && !has(Name.TOKEN)
            && (has(Name.WORKER_ID) || has(Name.SUBJECT_ID) || has(Name.ASSIGNMENT_ID))
            && Stream.of(around).anyMatch(RecordEvidence::namesBonuses);
    return isBonus ? RecordKind.BONUS_PAYMENT : kind();
  }

  /** Whether programs name so what is a bonus or a list of them. */
  public static boolean namesBonuses(String name) {
    return BONUSES.contains(letters(name));
  }

  private boolean isReviewReport() {
    return has(Name.HIT_ID)
        && (has(Name.ASSIGNMENT_REVIEW_POLICY)
            || has(Name.ASSIGNMENT_REVIEW_REPORT)
            || has(Name.HIT_REVIEW_POLICY)
            || has(Name.HIT_REVIEW_REPORT));
  }

  private boolean isQualification() {
    return has(Name.TYPE_ID)
        && (has(Name.WORKER_ID) || has(Name.SUBJECT_ID))
        && (has(Name.GRANT_TIME) || has(Name.STATUS));
  }

  /**
   * Whether values name the parts of a record that has an id of its own. A call names a type, a
   * HIT, and the time it is sorted by as well.
   */
  public boolean valuesNameRecord() {
    boolean isOfWorker =
        has(Name.ASSIGNMENT_ID)
            && has(Name.WORKER_ID)
            && !has(Name.BONUS_AMOUNT)
            && !has(Name.EVENT_TYPE);
    return isOfWorker
        || (kind() != null
            && (has(Name.REQUEST_ID) || has(Name.ASSIGNMENT_ID) || (has(Name.HIT_ID) && isHit())));
  }

  /** Why the parts of a record are refused that values name. */
  public static Cause namedByValues(String holder) {
    return new Cause(
        RefusalKind.WRONG_TYPE,
        holder
            + " names the parts of a record as values, which is not read; write the record as the"
            + " API does");
  }

  private boolean has(Name name) {
    return named.contains(name);
  }

  /**
   * Why a record is refused that has a part under a name like the right one.
   *
   * @param record what it is called
   */
  static Cause misspelling(String record, String name, String right) {
    return new Cause(
        RefusalKind.MISSING_ELEMENT,
        "the %s has %s in place of %s; write all names as the API does"
            .formatted(record, name, right));
  }

  /**
   * What two names have in common that are the same but for capitals, hyphens, underscores, spaces
   * and what stands in front of them; of a name longer than any, the name. Names are nearly always
   * of letters alone: no copy is made of them for nothing.
   */
  static String letters(String name) {
    int start = name.length();
    boolean joined = true;
    while (start > 0 && SEPARATORS.indexOf(name.charAt(start - 1)) < 0) {
      start--;
      joined &= JOINTS.indexOf(name.charAt(start)) < 0;
      if (name.length() - start > LONGEST_NAME) {
        return name;
      }
    }
    String last = name.substring(start);
    return (joined ? last : last.replaceAll("[" + JOINTS + "]", "")).toLowerCase(Locale.ROOT);
  }
}
