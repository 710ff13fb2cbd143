package org.turkbridge.archive.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** What the names of members tell of records in JSON. */
final class RecordMembers {
  /** What the legacy model tells of a Subject, and the current one of a Worker. */
  private static final Set<RecordKind> WITH_SUBJECT =
      Set.of(RecordKind.QUALIFICATION_REQUEST, RecordKind.QUALIFICATION, RecordKind.BONUS_PAYMENT);

  private static final Map<RecordKind, RecordParts.Layout> LAYOUTS = layouts();
  private static final Map<String, RecordKind> LISTS = by(RecordKind::plural);
  private static final Map<String, RecordKind> SINGLES = by(RecordKind::label);

  /** Members that hold objects or lists of what is no record. */
  private static final Set<String> STRUCTURES =
      Arrays.stream(RecordKind.values())
          .flatMap(kind -> kind.members().stream())
          .filter(RecordMembers::isStructure)
          .map(SdkField::locationName)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> KNOWN =
      Stream.concat(
              Arrays.stream(RecordKind.values())
                  .flatMap(kind -> kind.members().stream())
                  .map(SdkField::locationName),
              Stream.of(JsonLayout.KIND))
          .collect(Collectors.toUnmodifiableSet());

  /** Of a QualificationRequest, these tell nothing: others have them too. */
  private static final Set<String> COMMON = Set.of("QualificationTypeId", "WorkerId", "Test");

  private static final Set<String> AMOUNTS = Set.of("Reward", "BonusAmount");

  private static final String HIT_ID = "HITId";
  private static final String REQUEST_ID = "QualificationRequestId";
  private static final String EVENT_TYPE = "EventType";
  private static final String EVENT_TIME = "EventTimestamp";
  private static final String TYPE_ID = "QualificationTypeId";

  private RecordMembers() {}

  private static Map<RecordKind, RecordParts.Layout> layouts() {
    Map<RecordKind, RecordParts.Layout> layouts = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : RecordKind.values()) {
      layouts.put(
          kind,
          RecordParts.Layout.of(
              kind.noun(),
              kind.members().stream().map(SdkField::locationName).toList(),
              List.copyOf(kind.required()),
              WITH_SUBJECT.contains(kind)
                  ? new RecordParts.OtherName("WorkerId", "SubjectId", "current", "legacy")
                  : null));
    }
    return Collections.unmodifiableMap(layouts);
  }

  private static Map<String, RecordKind> by(Function<RecordKind, String> name) {
    return Arrays.stream(RecordKind.values())
        .collect(Collectors.toUnmodifiableMap(name, Function.identity()));
  }

  private static boolean isStructure(SdkField<?> member) {
    MarshallingKnownType type = SdkMembers.type(member);
    return type == MarshallingKnownType.LIST || type == MarshallingKnownType.SDK_POJO;
  }

  /** The members of a kind. */
  static RecordParts.Layout of(RecordKind kind) {
    return Objects.requireNonNull(LAYOUTS.get(kind));
  }

  /** Whether any record has such a member. */
  static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }

  /** Whether a member of that name holds what is no record, but belongs to one. */
  static boolean isStructure(String name) {
    return STRUCTURES.contains(name);
  }

  /** Whether a member's object or array is a value of a record. */
  static boolean isValue(String name) {
    return isStructure(name) || has(RecordKind.QUALIFICATION_REQUEST, name);
  }

  /** Whether a member of that name is an amount of money. */
  static boolean isAmount(String name) {
    return AMOUNTS.contains(name);
  }

  /** Whether a name is that of one of what a list has, such as Value of Values. */
  static boolean isOneOf(String name, String list) {
    return list.equals(name + "s")
        || (name.endsWith("y") && list.equals(name.substring(0, name.length() - 1) + "ies"));
  }

  /** Whether a kind has such a member. */
  static boolean has(RecordKind kind, String member) {
    return of(kind).part(member) >= 0;
  }

  /** Whether several of the names are those of members of a kind. */
  static boolean hasSeveral(RecordKind kind, Set<String> names) {
    return names.stream().filter(name -> has(kind, name)).limit(2).count() > 1;
  }

  /** What a member of that name lists by its name alone; null if nothing is known of it. */
  static @Nullable RecordKind named(String name) {
    return LISTS.get(name);
  }

  /** What the array in a member of that name is a list of; null if nothing is known of it. */
  static @Nullable RecordKind listed(String name) {
    @Nullable RecordKind kind = LISTS.get(name);
    // What was XML has a list under the name of its elements.
    return kind == null ? SINGLES.get(name) : kind;
  }

  /** What the object in a member of that name is; null if nothing is known of it. */
  static @Nullable RecordKind held(String name) {
    return SINGLES.get(name);
  }

  /**
   * What an object is taken for that stands by itself, without being {@linkplain
   * org.turkbridge.archive.RecordEvidence evident}; null if it is none.
   *
   * @param names of its members
   */
  static @Nullable RecordKind likely(Set<String> names) {
    if (names.contains(EVENT_TYPE)) {
      return names.contains(EVENT_TIME) ? RecordKind.NOTIFICATION : null;
    }
    if (names.contains("Comparator")) {
      return null;
    }
    if (names.contains("AssignmentId")) {
      return ofAssignment(names);
    }
    if (isNearly(RecordKind.ASSIGNMENT, names)) {
      return RecordKind.ASSIGNMENT;
    }
    if (names.contains(HIT_ID)) {
      return isHit(names) ? RecordKind.HIT : null;
    }
    if (isNearly(RecordKind.HIT, names)) {
      return RecordKind.HIT;
    }
    if (hasOwn(RecordKind.QUALIFICATION_REQUEST, names)) {
      return RecordKind.QUALIFICATION_REQUEST;
    }
    if (names.contains(TYPE_ID) && hasOwn(RecordKind.QUALIFICATION_TYPE, names)) {
      return RecordKind.QUALIFICATION_TYPE;
    }
    if (names.contains(TYPE_ID) && hasOwn(RecordKind.QUALIFICATION, names)) {
      return RecordKind.QUALIFICATION;
    }
    if (names.containsAll(RecordKind.BONUS_PAYMENT.required())) {
      return isCall(names) ? null : RecordKind.BONUS_PAYMENT;
    }
    if (names.containsAll(Set.of("WorkerId", "Reason"))) {
      return RecordKind.WORKER_BLOCK;
    }
    return names.contains("SubjectId")
            || names.stream().anyMatch(name -> has(RecordKind.QUALIFICATION_REQUEST, name))
        ? RecordKind.QUALIFICATION_REQUEST
        : null;
  }

  /**
   * The kind whose records have these members at the least, which tell it from no call and no part
   * of a QualificationRequest; null if they are none of that kind.
   *
   * @param names of its members
   */
  static @Nullable RecordKind least(Set<String> names) {
    return Stream.of(RecordKind.WORKER_BLOCK, RecordKind.QUALIFICATION)
        .filter(kind -> names.equals(kind.required()))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether what has these members, and no others, may be of a kind. Of what is not evident only a
   * HIT has nothing but its id.
   */
  static boolean mayBe(RecordKind kind, Set<String> names) {
    return kind != RecordKind.REVIEW_REPORT
        && names.containsAll(kind.required())
        && names.stream().allMatch(name -> has(kind, name));
  }

  /** Calls that pay or decide name an assignment as well. */
  private static @Nullable RecordKind ofAssignment(Set<String> names) {
    if (isCall(names)) {
      return null;
    }
    return names.contains("BonusAmount") ? RecordKind.BONUS_PAYMENT : RecordKind.ASSIGNMENT;
  }

  /** Whether all that is wrong with what would be of a kind is a letter of the name of its id. */
  private static boolean isNearly(RecordKind kind, Set<String> names) {
    String id = kind.required().iterator().next();
    return names.stream().anyMatch(name -> isNearly(name, id)) && hasSeveral(kind, names);
  }

  /** Whether two names differ in one letter, or one has a letter more. */
  private static boolean isNearly(String name, String other) {
    int length = Math.max(name.length(), other.length());
    int least = Math.min(name.length(), other.length());
    if (length - least > 1) {
      return false;
    }
    int before = 0;
    while (before < least && name.charAt(before) == other.charAt(before)) {
      before++;
    }
    int behind = 0;
    while (behind < least - before
        && name.charAt(name.length() - 1 - behind) == other.charAt(other.length() - 1 - behind)) {
      behind++;
    }
    return length - before - behind == 1;
  }

  /** Whether some of the names are those of parameters alone. */
  static boolean isCall(Set<String> names) {
    return names.contains("UniqueRequestToken") || names.contains("OverrideRejection");
  }

  /** Some answers have nothing of a HIT but its id; calls have other members beside it. */
  private static boolean isHit(Set<String> names) {
    Set<String> others = new HashSet<>(names);
    others.remove(HIT_ID);
    return others.isEmpty() || others.stream().anyMatch(name -> has(RecordKind.HIT, name));
  }

  /**
   * Whether the members of what is likely of a kind are more than what calls name beside the
   * records that they got.
   *
   * @param names of its members
   */
  static boolean saysMoreThanId(RecordKind kind, Set<String> names) {
    Set<String> ids =
        kind == RecordKind.QUALIFICATION_REQUEST ? Set.of(REQUEST_ID) : kind.required();
    return kind != RecordKind.NOTIFICATION && names.containsAll(ids) && hasSeveral(kind, names);
  }

  private static boolean hasOwn(RecordKind kind, Set<String> names) {
    return names.stream().anyMatch(name -> !COMMON.contains(name) && has(kind, name));
  }
}
