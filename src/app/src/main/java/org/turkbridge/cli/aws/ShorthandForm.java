package org.turkbridge.cli.aws;

import java.util.List;
import java.util.stream.Collectors;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** What people are told of values: their shorthand, with names where a value stands. */
final class ShorthandForm {
  private ShorthandForm() {}

  /** That of a structure: each of its members. */
  static String structure(List<SdkField<?>> members, Constraints constraints) {
    return members.stream()
        .map(
            member -> {
              String name = member.locationName();
              return name + "=" + value(name, member, constraints.at(name));
            })
        .collect(Collectors.joining(","));
  }

  private static String value(String name, SdkField<?> member, Constraints constraints) {
    return switch (SdkMembers.type(member)) {
      case SDK_POJO -> "{" + structure(SdkMembers.structure(member), constraints) + "}";
      case LIST ->
          "[" + value(name, SdkMembers.element(member), constraints.at("member")) + ",...]";
      case BOOLEAN -> "true|false";
      default ->
          constraints.values().isEmpty()
              ? label(name, SdkMembers.type(member))
              : String.join("|", constraints.values());
    };
  }

  /**
   * One word for a value.
   *
   * @param member whose it is
   */
  static String label(String member, MarshallingKnownType type) {
    return switch (type) {
      case INTEGER, LONG -> "N";
      case SDK_POJO -> "A=b,C=d";
      case INSTANT -> "TIME";
      default -> member.endsWith("Id") ? "ID" : "VALUE";
    };
  }
}
