package org.turkbridge.console.code;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.mapping.ResponseTypes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

/**
 * A call of the current API, by the SDK's types.
 *
 * @param request what is sent
 */
record CurrentRequest(MTurkRequest request) {
  private static final String SUFFIX = "Request";

  /** A member that has a value. */
  record Member(SdkField<?> field, Object value) {
    /** As the service calls it. */
    String name() {
      return field.locationName();
    }
  }

  /** The operation, as the service calls it: the SDK spells abbreviations as words. */
  String operation() {
    String type = request.getClass().getSimpleName();
    return type.substring(0, type.length() - SUFFIX.length())
        .replace("HiTs", "HITs")
        .replace("Hit", "HIT")
        .replace("Url", "URL");
  }

  /** The members that have a value, in the model's order. */
  List<Member> members() {
    return members(request);
  }

  /** The members of a structure that have a value, in the model's order. */
  static List<Member> members(SdkPojo structure) {
    return structure.sdkFields().stream()
        .flatMap(field -> member(field, structure).stream())
        .toList();
  }

  private static Optional<Member> member(SdkField<?> field, SdkPojo structure) {
    @Nullable Object value = field.getValueOrDefault(structure);
    return value == null || value instanceof SdkAutoConstructList
        ? Optional.empty()
        : Optional.of(new Member(field, value));
  }

  /** Whether anything is answered. */
  boolean isAnswered() {
    return !ResponseTypes.of(request.getClass()).sdkFields().isEmpty();
  }

  /**
   * The member of the answer that lists what is asked for. Without one, boto3 and the AWS CLI do
   * not go on page by page.
   */
  Optional<String> items() {
    return ResponseTypes.of(request.getClass()).sdkFields().stream()
        .filter(field -> SdkMembers.type(field) == MarshallingKnownType.LIST)
        .map(SdkField::locationName)
        .findFirst();
  }
}
