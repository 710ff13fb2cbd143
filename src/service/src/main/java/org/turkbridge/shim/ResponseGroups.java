package org.turkbridge.shim;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turkbridge.translate.KnownElements;

/**
 * The response groups of an operation: which elements of HITs and assignments its answers have.
 * Immutable.
 *
 * @param allowed besides Minimal and Request; others are ignored
 * @param defaults those that count if none is listed
 * @param minimal the elements of a HIT that are always there
 */
record ResponseGroups(List<String> allowed, List<String> defaults, Set<String> minimal) {
  static final String MINIMAL = "Minimal";

  /** The echo of the Request. */
  static final String REQUEST = "Request";

  static final String HIT_DETAIL = "HITDetail";
  static final String HIT_QUESTION = "HITQuestion";
  static final String HIT_ASSIGNMENT_SUMMARY = "HITAssignmentSummary";
  static final String ASSIGNMENT_FEEDBACK = "AssignmentFeedback";

  static final String PARAMETERS = "Parameters";

  private static final String HIT = "HIT";
  private static final String HIT_ID = "HITId";
  private static final String HIT_TYPE_ID = "HITTypeId";

  /** The elements of each group, by the type that has them. */
  private static final Map<String, Map<String, Set<String>>> ELEMENTS =
      Map.of(
          HIT_DETAIL,
          Map.of(
              HIT,
              Set.of(
                  HIT_TYPE_ID,
                  "HITGroupId",
                  "HITLayoutId",
                  "CreationTime",
                  "Title",
                  "Description",
                  "Keywords",
                  "HITStatus",
                  "MaxAssignments",
                  "Reward",
                  "AutoApprovalDelayInSeconds",
                  "Expiration",
                  "AssignmentDurationInSeconds",
                  "RequesterAnnotation",
                  "QualificationRequirement",
                  "HITReviewStatus")),
          HIT_QUESTION,
          Map.of(HIT, Set.of("Question")),
          HIT_ASSIGNMENT_SUMMARY,
          Map.of(
              HIT,
              Set.of(
                  "NumberOfAssignmentsPending",
                  "NumberOfAssignmentsAvailable",
                  "NumberOfAssignmentsCompleted")),
          ASSIGNMENT_FEEDBACK,
          Map.of("Assignment", Set.of("RequesterFeedback")),
          PARAMETERS,
          Map.of("GetStatisticResult", Set.of("Statistic", "TimePeriod", "WorkerId")));

  /** Groups of an operation whose HITs always have both their ids. */
  static ResponseGroups of(List<String> allowed, List<String> defaults) {
    return new ResponseGroups(allowed, defaults, Set.of(HIT_ID, HIT_TYPE_ID));
  }

  /** Those of an operation whose HITs are nothing but their id. */
  static ResponseGroups ofIdAlone() {
    return new ResponseGroups(List.of(), List.of(), Set.of(HIT_ID));
  }

  /**
   * What an answer may hold.
   *
   * @param ofVersion what the caller's version knows
   * @param listed as the caller did
   */
  KnownElements shown(KnownElements ofVersion, Collection<String> listed) {
    boolean isAnyKnown =
        listed.stream()
            .anyMatch(
                group -> allowed.contains(group) || group.equals(MINIMAL) || group.equals(REQUEST));
    Collection<String> chosen = isAnyKnown ? listed : defaults;
    KnownElements shown = ofVersion;
    for (String type : types()) {
      Set<String> hidden = new HashSet<>(elements(type, ELEMENTS.keySet()));
      hidden.addAll(type.equals(HIT) ? Set.of(HIT_TYPE_ID) : Set.of());
      hidden.removeAll(elements(type, allowed.stream().filter(chosen::contains).toList()));
      hidden.removeAll(type.equals(HIT) ? minimal : Set.of());
      shown = shown.without(type, hidden);
    }
    return shown;
  }

  /** The elements that a group has, of whatever type. */
  static Set<String> elements(String group) {
    return ELEMENTS.getOrDefault(group, Map.of()).values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private static Set<String> types() {
    return ELEMENTS.values().stream()
        .flatMap(types -> types.keySet().stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> elements(String type, Collection<String> groups) {
    return groups.stream()
        .flatMap(
            group -> {
              Set<String> elements = ELEMENTS.getOrDefault(group, Map.of()).get(type);
              return elements == null ? Stream.<String>empty() : elements.stream();
            })
        .collect(Collectors.toSet());
  }
}
