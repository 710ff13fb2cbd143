package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.local.store.SystemQualificationType;

class WorkHistoryTest {
  @ParameterizedTest
  @CsvSource({
    "PERCENT_ASSIGNMENTS_SUBMITTED, 75",
    "PERCENT_ASSIGNMENTS_ABANDONED, 12",
    "PERCENT_ASSIGNMENTS_RETURNED, 8",
    "PERCENT_ASSIGNMENTS_APPROVED, 66",
    "PERCENT_ASSIGNMENTS_REJECTED, 33",
    "NUMBER_HITS_APPROVED, 92"
  })
  void valuesFollowFromWhatBecameOfTheWork(SystemQualificationType type, int value) {
    assertThat(new WorkHistory(200, 150, 92, 46, 17, 25).value(type)).contains(value);
  }

  @ParameterizedTest
  @CsvSource({
    "PERCENT_ASSIGNMENTS_SUBMITTED, 100",
    "PERCENT_ASSIGNMENTS_ABANDONED, 0",
    "PERCENT_ASSIGNMENTS_RETURNED, 0",
    "PERCENT_ASSIGNMENTS_APPROVED, 100",
    "PERCENT_ASSIGNMENTS_REJECTED, 0",
    "NUMBER_HITS_APPROVED, 0"
  })
  void whoHasNotWorkedIsNotShutOut(SystemQualificationType type, int value) {
    assertThat(new WorkHistory(0, 0, 0, 0, 0, 0).value(type)).contains(value);
  }

  @Test
  void theApprovalRateIs100UntilThereAre100Submissions() {
    SystemQualificationType rate = SystemQualificationType.PERCENT_ASSIGNMENTS_APPROVED;

    assertThat(new WorkHistory(99, 99, 1, 98, 0, 0).value(rate)).contains(100);
    assertThat(new WorkHistory(100, 100, 1, 99, 0, 0).value(rate)).contains(1);
  }

  @Test
  void placeAndAgeDoNotFollowFromWork() {
    WorkHistory history = new WorkHistory(1, 1, 1, 0, 0, 0);

    assertThat(history.value(SystemQualificationType.LOCALE)).isEmpty();
    assertThat(history.value(SystemQualificationType.ADULT)).isEmpty();
    assertThat(history.value(SystemQualificationType.MASTERS)).isEmpty();
  }
}
