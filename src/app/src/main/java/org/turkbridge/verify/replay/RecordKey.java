package org.turkbridge.verify.replay;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which record of a list is which, so that one more or less does not change all that follow. */
final class RecordKey {
  /** The first combination that a record has all of. */
  private static final List<List<String>> KEYS =
      List.of(
          List.of("QualificationRequestId"),
          List.of("AssignmentId"),
          List.of("HITId"),
          List.of("QualificationTypeId", "WorkerId"),
          List.of("QualificationTypeId", "SubjectId"),
          List.of("QualificationTypeId"));

  private final IgnoredValues ignored;

  RecordKey(IgnoredValues ignored) {
    this.ignored = ignored;
  }

  /**
   * The key of a record.
   *
   * @param field the text of a field; empty if the record has none of that name
   * @return empty if it has none
   */
  Optional<String> of(Function<String, Optional<String>> field) {
    return KEYS.stream()
        .filter(key -> key.stream().noneMatch(ignored::contains))
        .filter(key -> key.stream().allMatch(name -> field.apply(name).isPresent()))
        .findFirst()
        .map(
            key ->
                key.stream()
                    .map(name -> field.apply(name).orElse(""))
                    .collect(Collectors.joining("\n")));
  }
}
