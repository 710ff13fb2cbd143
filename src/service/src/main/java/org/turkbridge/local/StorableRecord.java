package org.turkbridge.local;

import java.util.List;
import java.util.Map;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.translate.UntranslatableException;
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

  private StorableRecord() {}

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
    return switch (kind) {
      case QUALIFICATION_TYPE -> DocumentedDefaults.of((QualificationType) value);
      case QUALIFICATION -> DocumentedDefaults.of((Qualification) value);
      case QUALIFICATION_REQUEST -> ofSomebody(value);
      default -> value;
    };
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
    Object content =
        SdkMembers.named(member, value.sdkFields()).orElseThrow().getValueOrDefault(value);
    return content == null || content.toString().isBlank();
  }
}
