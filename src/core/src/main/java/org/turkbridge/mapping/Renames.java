package org.turkbridge.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What the current model calls by another name than the legacy messages. */
final class Renames {
  private static final Map<String, String> CURRENT =
      Map.of(
          "SubjectId", "WorkerId",
          "ObjectId", "TargetId",
          "ObjectType", "TargetType",
          "MapEntry", "MapEntries",
          "MaxAssignmentsIncrement", "NumberOfAdditionalAssignments");

  private Renames() {}

  /**
   * The member that an element is called in the current model: the same name, a new one, or the
   * plural where the element may occur several times.
   */
  static Optional<SdkField<?>> member(MessageElement element, SdkPojo current) {
    String name = element.name();
    return Stream.of(name, CURRENT.getOrDefault(name, name), name + "s", name + "es")
        .flatMap(each -> SdkMembers.named(each, current.sdkFields()).stream())
        .findFirst();
  }
}
