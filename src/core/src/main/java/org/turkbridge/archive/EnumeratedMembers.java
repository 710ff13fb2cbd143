package org.turkbridge.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.HITReviewStatus;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;
import software.amazon.awssdk.services.mturk.model.ReviewActionStatus;

/** The members of records that have one of several values. */
public final class EnumeratedMembers {
  private static final Map<String, Set<String>> BY_NAME =
      Map.of(
          "ActionsGuarded", texts(HITAccessActions.knownValues()),
          "AssignmentStatus", texts(AssignmentStatus.knownValues()),
          "Comparator", texts(Comparator.knownValues()),
          "HITReviewStatus", texts(HITReviewStatus.knownValues()),
          "HITStatus", texts(HITStatus.knownValues()),
          "QualificationTypeStatus", texts(QualificationTypeStatus.knownValues()));

  private static final Set<String> OF_QUALIFICATION = texts(QualificationStatus.knownValues());
  private static final Set<String> OF_REVIEW_ACTION = texts(ReviewActionStatus.knownValues());

  private EnumeratedMembers() {}

  /**
   * The values that a member may have.
   *
   * @param builder of the SDK's type that has it
   * @param member its name
   * @return empty if it may have any
   */
  public static Optional<Set<String>> values(SdkPojo builder, String member) {
    if (member.equals("Status")) {
      return Optional.of(
          builder instanceof Qualification.Builder ? OF_QUALIFICATION : OF_REVIEW_ACTION);
    }
    @Nullable Set<String> values = BY_NAME.get(member);
    return Optional.ofNullable(values);
  }

  /**
   * The one of the values that a text is, which programs capitalise as they like; empty if it is
   * none.
   */
  public static Optional<String> alike(Set<String> values, String text) {
    return values.contains(text)
        ? Optional.of(text)
        : values.stream().filter(value -> value.equalsIgnoreCase(text)).findFirst();
  }

  /** What to do about a text that is none of them, as {@code make it A, B or C}. */
  public static String remedy(Set<String> values) {
    List<String> sorted = values.stream().sorted().toList();
    int last = sorted.size() - 1;
    String choice = sorted.get(last);
    return "make it "
        + (last == 0 ? choice : String.join(", ", sorted.subList(0, last)) + " or " + choice);
  }

  private static Set<String> texts(Set<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
  }
}
