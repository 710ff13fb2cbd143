package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.local.HitOffer.Access;
import org.turkbridge.local.WorkerEligibility.UnmetRequirement;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

class WorkerEligibilityTest {
  @ParameterizedTest(name = "{2} {0} {1}: {3}")
  @CsvSource({
    "LessThan, 5, 4, true",
    "LessThan, 5, 5, false",
    "LessThanOrEqualTo, 5, 5, true",
    "LessThanOrEqualTo, 5, 6, false",
    "GreaterThan, 5, 6, true",
    "GreaterThan, 5, 5, false",
    "GreaterThanOrEqualTo, 5, 5, true",
    "GreaterThanOrEqualTo, 5, 4, false",
    "GreaterThan, -2147483648, 2147483647, true",
    "EqualTo, 5, 5, true",
    "EqualTo, 5, 6, false",
    "NotEqualTo, 5, 6, true",
    "NotEqualTo, 5, 5, false",
    "In, 1 5 7, 5, true",
    "In, 1 5 7, 6, false",
    "NotIn, 1 5 7, 6, true",
    "NotIn, 1 5 7, 5, false",
    "Exists, '', 0, true",
    "DoesNotExist, '', 0, false"
  })
  void numbersAreCompared(String comparator, String asked, int held, boolean isMet) {
    assertThat(mayAccept(requirement(comparator, asked), Optional.of(number(held))))
        .isEqualTo(isMet);
  }

  @ParameterizedTest(name = "{2} {0} {1}: {3}")
  @CsvSource({
    "EqualTo, US, US, true",
    "EqualTo, US, US-CA, true",
    "EqualTo, US-CA, US-CA, true",
    "EqualTo, US-CA, US-NY, false",
    "EqualTo, US-CA, US, false",
    "EqualTo, US, GB, false",
    "NotEqualTo, US, GB, true",
    "NotEqualTo, US, US-CA, false",
    "NotEqualTo, US-CA, US-NY, true",
    "In, GB US-CA, US-CA, true",
    "In, GB US-CA, US-NY, false",
    "NotIn, GB US-CA, US-NY, true",
    "NotIn, GB US-CA, GB, false",
    "Exists, '', US, true",
    "DoesNotExist, '', US, false"
  })
  void placesAreCompared(String comparator, String asked, String held, boolean isMet) {
    Qualification place = Qualification.builder().localeValue(locale(held)).build();

    assertThat(mayAccept(requirement(comparator, asked), Optional.of(place))).isEqualTo(isMet);
  }

  @ParameterizedTest
  @CsvSource({
    "LessThan, 5, false",
    "LessThanOrEqualTo, 5, false",
    "GreaterThan, 5, false",
    "GreaterThanOrEqualTo, 5, false",
    "EqualTo, 5, false",
    "EqualTo, US, false",
    "NotEqualTo, 5, false",
    "NotEqualTo, US, false",
    "In, 5, false",
    "NotIn, 5, false",
    "NotIn, US, false",
    "Exists, '', false",
    "DoesNotExist, '', true"
  })
  void withoutAQualificationOnlyItsAbsenceIsMet(String comparator, String asked, boolean isMet) {
    assertThat(mayAccept(requirement(comparator, asked), Optional.empty())).isEqualTo(isMet);
  }

  @ParameterizedTest
  @CsvSource({"EqualTo", "NotEqualTo", "In", "NotIn"})
  void aPlaceIsNoNumberAndANumberNoPlace(String comparator) {
    Qualification place = Qualification.builder().localeValue(locale("US")).build();

    assertThat(mayAccept(requirement(comparator, "5"), Optional.of(place))).isFalse();
    assertThat(mayAccept(requirement(comparator, "US"), Optional.of(number(5)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"LessThan", "EqualTo", "NotEqualTo", "In", "NotIn"})
  void aComparisonWithNothingIsNotMet(String comparator) {
    assertThat(mayAccept(requirement(comparator, ""), Optional.of(number(5)))).isFalse();
  }

  @SuppressWarnings("deprecation")
  @ParameterizedTest(name = "ActionsGuarded {0}, RequiredToPreview {1}: {2}")
  @CsvSource({
    ", , PREVIEW",
    ", false, PREVIEW",
    ", true, DISCOVER",
    "Accept, , PREVIEW",
    "PreviewAndAccept, , DISCOVER",
    "DiscoverPreviewAndAccept, , NONE"
  })
  void whatIsGuardedIsWhatIsKept(
      @Nullable String guarded, @Nullable Boolean toPreview, Access access) {
    QualificationRequirement required =
        requirement("Exists", "").toBuilder()
            .actionsGuarded(guarded)
            .requiredToPreview(toPreview)
            .build();

    assertThat(unmet(List.of(required), Optional.empty()))
        .extracting(UnmetRequirement::access)
        .containsExactly(access);
  }

  @Test
  void whatIsMetGuardsNothing() {
    QualificationRequirement met =
        requirement("Exists", "").toBuilder().actionsGuarded("DiscoverPreviewAndAccept").build();

    assertThat(unmet(List.of(met, requirement("EqualTo", "6")), Optional.of(number(5))))
        .extracting(UnmetRequirement::access)
        .containsExactly(Access.PREVIEW);
  }

  @Test
  void whyNotIsSaid() {
    assertThat(reason(r -> r.comparator("GreaterThanOrEqualTo").integerValues(95), number(40)))
        .isEqualTo("QualificationType 3Q must be GreaterThanOrEqualTo 95; the Worker has 40");
    assertThat(
            reason(
                r ->
                    r.qualificationTypeId("00000000000000000071")
                        .comparator("In")
                        .localeValues(locale("GB"), locale("US-CA")),
                null))
        .isEqualTo(
            "QualificationType 00000000000000000071 (Worker_Locale) must be In GB, US-CA; the Worker"
                + " has none");
    assertThat(reason(r -> r.comparator("DoesNotExist"), Qualification.builder().build()))
        .isEqualTo("QualificationType 3Q must be absent; the Worker has one without a value");
    assertThat(reason(r -> r.comparator("Exists"), null))
        .isEqualTo("QualificationType 3Q must be held; the Worker has none");
  }

  private static String reason(
      Consumer<QualificationRequirement.Builder> required, @Nullable Qualification held) {
    QualificationRequirement.Builder builder =
        QualificationRequirement.builder().qualificationTypeId("3Q");
    required.accept(builder);
    return unmet(List.of(builder.build()), Optional.ofNullable(held)).get(0).reason();
  }

  private static boolean mayAccept(
      QualificationRequirement required, Optional<Qualification> held) {
    return unmet(List.of(required), held).isEmpty();
  }

  private static List<UnmetRequirement> unmet(
      List<QualificationRequirement> required, Optional<Qualification> held) {
    return WorkerEligibility.unmet(required, typeId -> held);
  }

  /**
   * A requirement of that comparator.
   *
   * @param asked numbers or places, with spaces between
   */
  private static QualificationRequirement requirement(String comparator, String asked) {
    QualificationRequirement.Builder required =
        QualificationRequirement.builder().qualificationTypeId("3Q").comparator(comparator);
    List<String> values = Arrays.stream(asked.split(" ", -1)).filter(v -> !v.isEmpty()).toList();
    if (values.stream().allMatch(value -> value.matches("-?\\d+"))) {
      return required.integerValues(values.stream().map(Integer::valueOf).toList()).build();
    }
    return required
        .localeValues(values.stream().map(WorkerEligibilityTest::locale).toList())
        .build();
  }

  private static Locale locale(String place) {
    String[] parts = place.split("-", -1);
    return Locale.builder()
        .country(parts[0])
        .subdivision(parts.length > 1 ? parts[1] : null)
        .build();
  }

  private static Qualification number(int value) {
    return Qualification.builder().integerValue(value).build();
  }
}
