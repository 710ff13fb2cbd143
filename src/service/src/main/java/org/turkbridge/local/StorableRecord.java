package org.turkbridge.local;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** What the store needs of a record to hold it, and to find it again. */
final class StorableRecord {
  /** An absent Test or Answer is an answer; these are what a record is. */
  private static final Map<RecordKind, List<String>> NEEDED =
      Map.of(
          RecordKind.QUALIFICATION_REQUEST,
              List.of("QualificationRequestId", "QualificationTypeId"),
          RecordKind.QUALIFICATION_TYPE, List.of("QualificationTypeId", "Name"),
          RecordKind.QUALIFICATION, List.of("QualificationTypeId", "WorkerId"),
          RecordKind.HIT, List.of("HITId"),
          RecordKind.ASSIGNMENT, List.of("AssignmentId", "HITId"),
          RecordKind.BONUS_PAYMENT, List.of("AssignmentId"),
          RecordKind.WORKER_BLOCK, List.of("WorkerId"),
          RecordKind.REVIEW_REPORT, List.of("HITId"));

  /** As the current API has it; the answers of both are made of it. */
  private static final Pattern DOLLARS = Pattern.compile("[0-9]{1,12}(\\.[0-9]{0,60})?");

  /** What every database finds again. */
  private static final int LONGEST_ID = 255;

  private StorableRecord() {}

  /** Whether the store has records of a kind. */
  static boolean has(RecordKind kind) {
    return NEEDED.containsKey(kind);
  }

  /**
   * A record as the store holds it: with what is documented to be so where nothing is said.
   *
   * @param value of the kind's type
   * @throws UntranslatableException if a part is missing without which it cannot be stored
   */
  static SdkPojo of(RecordKind kind, SdkPojo value) {
    for (String member : NEEDED.getOrDefault(kind, List.of())) {
      if (isBlank(member, value)) {
        throw new UntranslatableException(
            String.format(
                "%s is absent or empty: %s cannot be stored without it, add it",
                name(kind, member), described(kind)));
      }
    }
    value.sdkFields().forEach(field -> requireShort(field, value));
    return switch (kind) {
      case QUALIFICATION_TYPE -> DocumentedDefaults.of((QualificationType) value);
      case QUALIFICATION -> DocumentedDefaults.of((Qualification) value);
      case QUALIFICATION_REQUEST -> ofSomebody(value);
      case HIT -> withAmount("Reward", value);
      case BONUS_PAYMENT -> withAmount("BonusAmount", value);
      default -> value;
    };
  }

  private static void requireShort(SdkField<?> member, SdkPojo value) {
    if (member.memberName().endsWith("Id")
        && member.getValueOrDefault(value) instanceof String id
        && id.length() > LONGEST_ID) {
      throw new UntranslatableException(
          String.format(
              "%s has %d characters, and no id has more than %d: put it right",
              member.memberName(), id.length(), LONGEST_ID));
    }
  }

  private static SdkPojo withAmount(String member, SdkPojo value) {
    @Nullable Object amount = content(member, value);
    if (amount != null && !DOLLARS.matcher(amount.toString()).matches()) {
      throw new UntranslatableException(
          String.format(
              "%s %s is no amount of dollars such as 0.05; put it right",
              member, Quotation.of(amount.toString())));
    }
    return value;
  }

  private static String name(RecordKind kind, String member) {
    return kind == RecordKind.QUALIFICATION && member.equals("WorkerId")
        ? "WorkerId (SubjectId)"
        : member;
  }

  private static String described(RecordKind kind) {
    return switch (kind) {
      case QUALIFICATION_REQUEST -> "a request";
      case ASSIGNMENT -> "an Assignment";
      default -> "a " + kind.label();
    };
  }

  private static SdkPojo ofSomebody(SdkPojo request) {
    if (isBlank("WorkerId", request)) {
      throw new UntranslatableException(
          "WorkerId (SubjectId) is absent or empty, as in records of before March 2006: the embedded"
              + " service cannot serve a request of nobody; add the Worker's id, or leave the record"
              + " in its file, which convert carries over");
    }
    return request;
  }

  private static boolean isBlank(String member, SdkPojo value) {
    @Nullable Object content = content(member, value);
    return content == null || content.toString().isBlank();
  }

  private static @Nullable Object content(String member, SdkPojo value) {
    return SdkMembers.named(member, value.sdkFields()).orElseThrow().getValueOrDefault(value);
  }
}
