package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.local.store.SystemQualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

class AssignmentCostTest {
  @ParameterizedTest(name = "{0} in a HIT of {1}")
  @CsvSource({
    "0.50, 1, 0.50, 0.10",
    "0.52, 9, 0.52, 0.10",
    "0.525, 1, 0.53, 0.11",
    "0.05, 10, 0.05, 0.02",
    "0.01, 1, 0.01, 0.01",
    "0.00, 1, 0.00, 0.01",
    "5, 1000000000, 5.00, 2.00",
    "5., 1, 5.00, 1.00",
    "90071992547409.93, 1, 90071992547409.93, 18014398509481.99"
  })
  void theFeeFollowsFromRewardAndNumber(String reward, int assignments, String paid, String fee) {
    AssignmentCost cost = AssignmentCost.of(reward, assignments, List.of());

    assertThat(cost.reward().toPlainString()).isEqualTo(paid);
    assertThat(cost.fee().toPlainString()).isEqualTo(fee);
  }

  @Test
  void mastersCostMore() {
    assertThat(cost(SystemQualificationType.MASTERS, "Exists", 1).fee()).isEqualTo("0.25");
    assertThat(cost(SystemQualificationType.MASTERS_SANDBOX, "Exists", 10).fee()).isEqualTo("0.45");
    assertThat(cost(SystemQualificationType.MASTERS, "DoesNotExist", 1).fee()).isEqualTo("0.20");
    assertThat(cost(SystemQualificationType.ADULT, "EqualTo", 1).fee()).isEqualTo("0.20");
  }

  @Test
  void severalCostSeveralTimesAsMuch() {
    AssignmentCost cost = AssignmentCost.of("0.10", 1, List.of());

    assertThat(cost.total()).isEqualTo("0.12");
    assertThat(cost.times(1_000_000_000)).isEqualTo("120000000.00");
  }

  private static AssignmentCost cost(SystemQualificationType type, String comparator, int number) {
    return AssignmentCost.of(
        "1.00",
        number,
        List.of(
            QualificationRequirement.builder()
                .qualificationTypeId(type.id())
                .comparator(comparator)
                .build()));
  }
}
