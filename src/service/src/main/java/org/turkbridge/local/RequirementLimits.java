package org.turkbridge.local;

import java.util.List;
import org.turkbridge.local.store.SystemQualificationType;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** The documented limits of what HITs require of Workers. */
final class RequirementLimits {
  private static final String PARAMETER = "QualificationRequirements";
  private static final int MOST_REQUIREMENTS = 10;
  private static final int MOST_INTEGERS = 15;
  private static final int MOST_LOCALES = 30;

  private RequirementLimits() {}

  /**
   * @throws Failure if there are more than 10 of them, or if the values of one do not go with its
   *     comparator and its QualificationType
   */
  static void check(List<QualificationRequirement> requirements) {
    if (requirements.size() > MOST_REQUIREMENTS) {
      throw Failure.invalidValue(
          PARAMETER,
          String.format(
              "There are %d QualificationRequirements: there may be at most %d.",
              requirements.size(), MOST_REQUIREMENTS));
    }
    requirements.forEach(RequirementLimits::check);
  }

  private static void check(QualificationRequirement requirement) {
    Comparator comparator = requirement.comparator();
    int integers = requirement.integerValues().size();
    int locales = requirement.localeValues().size();
    boolean isOfLocale =
        requirement.qualificationTypeId().equals(SystemQualificationType.LOCALE.id());
    switch (comparator) {
      case EXISTS, DOES_NOT_EXIST ->
          require(integers + locales == 0, requirement, "no IntegerValues and no LocaleValues");
      case IN, NOT_IN -> {
        if (isOfLocale) {
          require(
              integers == 0 && isFrom1To(MOST_LOCALES, locales),
              requirement,
              "1 to " + MOST_LOCALES + " LocaleValues, and no IntegerValues");
        } else {
          require(
              locales == 0 && isFrom1To(MOST_INTEGERS, integers),
              requirement,
              "1 to " + MOST_INTEGERS + " IntegerValues, and no LocaleValues");
        }
      }
      case EQUAL_TO, NOT_EQUAL_TO ->
          require(
              isOfLocale ? integers == 0 && locales == 1 : integers == 1 && locales == 0,
              requirement,
              isOfLocale ? "one LocaleValue" : "one IntegerValue");
      default ->
          require(
              integers == 1 && locales == 0 && !isOfLocale,
              requirement,
              isOfLocale
                  ? "one of the comparators EqualTo, NotEqualTo, In, NotIn, Exists, DoesNotExist"
                  : "one IntegerValue");
    }
    requireOneGuard(requirement);
  }

  @SuppressWarnings("deprecation")
  private static void requireOneGuard(QualificationRequirement requirement) {
    require(
        requirement.requiredToPreview() == null || requirement.actionsGuarded() == null,
        requirement,
        "either ActionsGuarded or RequiredToPreview, which is older");
  }

  private static boolean isFrom1To(int most, int count) {
    return count >= 1 && count <= most;
  }

  private static void require(boolean isSo, QualificationRequirement requirement, String expected) {
    if (!isSo) {
      throw Failure.invalidValue(
          PARAMETER,
          String.format(
              "The QualificationRequirement of QualificationType %s with the comparator %s must have"
                  + " %s.",
              requirement.qualificationTypeId(), requirement.comparatorAsString(), expected));
    }
  }
}
