package org.turkbridge.local;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.HitOffer.Access;
import org.turkbridge.local.store.SystemQualificationType;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** Holds QualificationRequirements against what a Worker has. */
final class WorkerEligibility {
  private WorkerEligibility() {}

  /**
   * A requirement that a Worker does not satisfy.
   *
   * @param access what the Worker may do with the HIT nevertheless
   * @param reason for a person: what is required, and what the Worker has
   */
  record UnmetRequirement(Access access, String reason) {}

  /**
   * The requirements that a Worker does not satisfy, in their order. Without a Qualification a
   * Worker satisfies DoesNotExist alone, none of the comparisons.
   *
   * @param held gives what the Worker holds of the type of an id; empty if there is nothing
   */
  static List<UnmetRequirement> unmet(
      List<QualificationRequirement> requirements, Function<String, Optional<Qualification>> held) {
    return requirements.stream()
        .flatMap(required -> unmet(required, held.apply(required.qualificationTypeId())).stream())
        .toList();
  }

  private static Optional<UnmetRequirement> unmet(
      QualificationRequirement required, Optional<Qualification> held) {
    return isMet(required, held)
        ? Optional.empty()
        : Optional.of(new UnmetRequirement(access(required), reason(required, held)));
  }

  /** What ActionsGuarded leaves, or RequiredToPreview where that is not said, which is older. */
  @SuppressWarnings("deprecation")
  private static Access access(QualificationRequirement required) {
    if (required.actionsGuarded() == null) {
      return Boolean.TRUE.equals(required.requiredToPreview()) ? Access.DISCOVER : Access.PREVIEW;
    }
    return switch (required.actionsGuarded()) {
      case DISCOVER_PREVIEW_AND_ACCEPT -> Access.NONE;
      case PREVIEW_AND_ACCEPT -> Access.DISCOVER;
      default -> Access.PREVIEW;
    };
  }

  private static boolean isMet(QualificationRequirement required, Optional<Qualification> held) {
    return switch (required.comparator()) {
      case EXISTS -> held.isPresent();
      case DOES_NOT_EXIST -> held.isEmpty();
      case EQUAL_TO, IN -> held.filter(has -> isAmong(required, has)).isPresent();
      case NOT_EQUAL_TO, NOT_IN ->
          held.filter(has -> isComparable(required, has) && !isAmong(required, has)).isPresent();
      case LESS_THAN, LESS_THAN_OR_EQUAL_TO, GREATER_THAN, GREATER_THAN_OR_EQUAL_TO ->
          held.map(Qualification::integerValue)
              .filter(value -> required.integerValues().size() == 1)
              .filter(
                  value -> isInOrder(required, value.compareTo(required.integerValues().get(0))))
              .isPresent();
      case UNKNOWN_TO_SDK_VERSION -> false;
    };
  }

  private static boolean isInOrder(QualificationRequirement required, int order) {
    return switch (required.comparator()) {
      case LESS_THAN -> order < 0;
      case LESS_THAN_OR_EQUAL_TO -> order <= 0;
      case GREATER_THAN -> order > 0;
      default -> order >= 0;
    };
  }

  /** Whether the Worker has a value of the kind that is asked for. */
  private static boolean isComparable(QualificationRequirement required, Qualification held) {
    return required.localeValues().isEmpty()
        ? held.integerValue() != null && !required.integerValues().isEmpty()
        : held.localeValue() != null;
  }

  private static boolean isAmong(QualificationRequirement required, Qualification held) {
    @Nullable Locale place = held.localeValue();
    @Nullable Integer value = held.integerValue();
    return required.localeValues().isEmpty()
        ? value != null && required.integerValues().contains(value)
        : place != null
            && required.localeValues().stream().anyMatch(asked -> isWithin(place, asked));
  }

  /** A country has all that is in it. */
  private static boolean isWithin(Locale place, Locale asked) {
    return asked.country().equals(place.country())
        && (asked.subdivision() == null || asked.subdivision().equals(place.subdivision()));
  }

  private static String reason(QualificationRequirement required, Optional<Qualification> held) {
    return String.format(
        "QualificationType %s must be %s; the Worker has %s",
        name(required.qualificationTypeId()),
        demand(required),
        held.map(WorkerEligibility::value).orElse("none"));
  }

  private static String name(String typeId) {
    return SystemQualificationType.find(typeId)
        .map(type -> typeId + " (" + type.type().name() + ")")
        .orElse(typeId);
  }

  private static String demand(QualificationRequirement required) {
    String values =
        required.localeValues().isEmpty()
            ? required.integerValues().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "))
            : required.localeValues().stream()
                .map(WorkerEligibility::shown)
                .collect(Collectors.joining(", "));
    return switch (required.comparator()) {
      case EXISTS -> "held";
      case DOES_NOT_EXIST -> "absent";
      default -> (required.comparatorAsString() + " " + values).strip();
    };
  }

  private static String value(Qualification held) {
    if (held.localeValue() != null) {
      return shown(held.localeValue());
    }
    return held.integerValue() == null ? "one without a value" : held.integerValue().toString();
  }

  private static String shown(Locale locale) {
    return locale.subdivision() == null
        ? locale.country()
        : locale.country() + "-" + locale.subdivision();
  }
}
