package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.turkbridge.message.RequesterStatistic;
import org.turkbridge.message.TimePeriod;

/** What Requesters and Workers have come to. */
class StatisticsTest extends PolicyHits {
  /** It is five in the afternoon of the 14th in the Pacific time zone. */
  private static final Instant FIRST_DAY = Instant.parse("2014-08-14T07:00:00Z");

  private SortedMap<Instant, Number> values(
      String requester,
      @Nullable String workerId,
      RequesterStatistic statistic,
      TimePeriod period,
      int days) {
    return new Statistics(embedded.store, embedded.clock)
        .values(requester, workerId, statistic, period, days);
  }

  private Number of(@Nullable String workerId, RequesterStatistic statistic, TimePeriod period) {
    SortedMap<Instant, Number> values = values("ann", workerId, statistic, period, 1);
    assertThat(values).hasSize(1);
    return values.get(values.firstKey());
  }

  private Number ever(RequesterStatistic statistic) {
    return of(null, statistic, TimePeriod.LIFE_TO_DATE);
  }

  private Number today(RequesterStatistic statistic) {
    return of(null, statistic, TimePeriod.ONE_DAY);
  }

  private void reject(String id) {
    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));
  }

  private void approve(String id) {
    embedded.ann.approveAssignment(a -> a.assignmentId(id));
  }

  private void untilTheNextDay() {
    embedded.clock.advance(Duration.ofDays(1));
  }

  @Test
  void nothingIsNothing() {
    for (RequesterStatistic each : RequesterStatistic.values()) {
      assertThat(ever(each).doubleValue()).as("%s", each).isZero();
      assertThat(values("ann", null, each, TimePeriod.ONE_DAY, 730)).hasSize(730);
    }
  }

  @Test
  void daysAreThoseOfThePacificTimeZone() {
    scene.hit();
    embedded.clock.advance(Duration.between(SetClock.START, Instant.parse("2014-11-02T06:30:00Z")));
    scene.hit();
    embedded.clock.advance(Duration.ofHours(1));
    scene.hit();
    // The second of November has 25 hours.
    embedded.clock.advance(Duration.ofHours(24));
    scene.hit();
    embedded.clock.advance(Duration.ofHours(1));
    scene.hit();

    assertThat(values("ann", null, RequesterStatistic.NUMBER_HI_TS_CREATED, TimePeriod.ONE_DAY, 3))
        .containsExactly(
            entry(Instant.parse("2014-11-01T07:00:00Z"), 1L),
            entry(Instant.parse("2014-11-02T07:00:00Z"), 2L),
            entry(Instant.parse("2014-11-03T08:00:00Z"), 1L));
    assertThat(
            values("ann", null, RequesterStatistic.NUMBER_HI_TS_CREATED, TimePeriod.SEVEN_DAYS, 3))
        .containsExactly(entry(Instant.parse("2014-11-03T08:00:00Z"), 4L));
    assertThat(ever(RequesterStatistic.NUMBER_HI_TS_CREATED)).isEqualTo(5L);
    assertThat(
            values(
                "bob", null, RequesterStatistic.NUMBER_HI_TS_CREATED, TimePeriod.LIFE_TO_DATE, 1))
        .containsValue(0L);
  }

  @Test
  void periodsEndToday() {
    scene.hit();
    embedded.clock.advance(Duration.ofDays(6));
    assertThat(of(null, RequesterStatistic.NUMBER_HI_TS_CREATED, TimePeriod.SEVEN_DAYS))
        .isEqualTo(1L);
    untilTheNextDay();
    assertThat(of(null, RequesterStatistic.NUMBER_HI_TS_CREATED, TimePeriod.SEVEN_DAYS))
        .isEqualTo(0L);
    embedded.clock.advance(Duration.ofDays(22));
    assertThat(of(null, RequesterStatistic.NUMBER_HI_TS_CREATED, TimePeriod.THIRTY_DAYS))
        .isEqualTo(1L);
    untilTheNextDay();
    assertThat(of(null, RequesterStatistic.NUMBER_HI_TS_CREATED, TimePeriod.THIRTY_DAYS))
        .isEqualTo(0L);
  }

  @Test
  void workIsCountedWhenItHappensAlsoOfHitsThatAreGone() {
    String hit = scene.hit(h -> h.maxAssignments(3));
    String one = scene.submitted(hit, "AONE");
    String two = scene.submitted(hit, "ATWO");
    scene.accepted(hit, "ALATE");
    assertThat(today(RequesterStatistic.NUMBER_ASSIGNMENTS_PENDING)).isEqualTo(2L);
    untilTheNextDay();
    approve(one);
    reject(two);
    assertThat(ever(RequesterStatistic.NUMBER_ASSIGNMENTS_PENDING)).isEqualTo(0L);
    assertThat(
            values(
                "ann", null, RequesterStatistic.NUMBER_ASSIGNMENTS_PENDING, TimePeriod.ONE_DAY, 2))
        .containsExactly(entry(FIRST_DAY, 2L), entry(FIRST_DAY.plus(Duration.ofDays(1)), -2L));
    assertThat(today(RequesterStatistic.PERCENT_ASSIGNMENTS_APPROVED)).isEqualTo(0.5);
    untilTheNextDay();
    embedded.ann.approveAssignment(a -> a.assignmentId(two).overrideRejection(true));
    embedded.ann.deleteHIT(d -> d.hitId(hit));

    assertThat(ever(RequesterStatistic.NUMBER_ASSIGNMENTS_ACCEPTED)).isEqualTo(3L);
    assertThat(ever(RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED)).isEqualTo(2L);
    assertThat(today(RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED)).isEqualTo(1L);
    assertThat(ever(RequesterStatistic.NUMBER_ASSIGNMENTS_REJECTED)).isEqualTo(0L);
    assertThat(today(RequesterStatistic.NUMBER_ASSIGNMENTS_REJECTED)).isEqualTo(-1L);
    assertThat(ever(RequesterStatistic.NUMBER_ASSIGNMENTS_ABANDONED)).isEqualTo(1L);
    assertThat(
            values(
                "ann",
                null,
                RequesterStatistic.NUMBER_ASSIGNMENTS_ABANDONED,
                TimePeriod.ONE_DAY,
                3))
        .containsEntry(FIRST_DAY, 1L);
    assertThat(ever(RequesterStatistic.PERCENT_ASSIGNMENTS_APPROVED)).isEqualTo(1.0);
    assertThat(today(RequesterStatistic.PERCENT_ASSIGNMENTS_APPROVED)).isEqualTo(0.5);
    assertThat(today(RequesterStatistic.PERCENT_ASSIGNMENTS_REJECTED)).isEqualTo(-0.5);
    assertThat(today(RequesterStatistic.NUMBER_HI_TS_COMPLETED)).isEqualTo(1L);
    assertThat(of("AONE", RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED, TimePeriod.LIFE_TO_DATE))
        .isEqualTo(1L);
    assertThat(of("AONE", RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED, TimePeriod.ONE_DAY))
        .isEqualTo(0L);
    assertThat(of("ATWO", RequesterStatistic.PERCENT_ASSIGNMENTS_APPROVED, TimePeriod.ONE_DAY))
        .isEqualTo(1.0);
  }

  @Test
  void whatHappensByItselfCountsOnItsDay() {
    String hit = scene.hit();
    scene.submitted(hit, "AONE");
    embedded.clock.advance(Duration.ofDays(130));

    assertThat(ever(RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED)).isEqualTo(1L);
    assertThat(ever(RequesterStatistic.TOTAL_REWARD_PAYOUT)).isEqualTo(0.5);
    assertThat(ever(RequesterStatistic.NUMBER_HI_TS_COMPLETED)).isEqualTo(1L);
    SortedMap<Instant, Number> approved =
        values(
            "ann", null, RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED, TimePeriod.ONE_DAY, 131);
    assertThat(approved.firstKey()).isEqualTo(FIRST_DAY);
    assertThat(approved).containsEntry(FIRST_DAY.plus(HitScene.DELAY), 1L);
    assertThat(
            values("ann", null, RequesterStatistic.NUMBER_HI_TS_COMPLETED, TimePeriod.ONE_DAY, 131))
        .containsEntry(Instant.parse("2014-12-14T08:00:00Z"), 1L);
  }

  @Test
  void moneyIsThatOfTheLedger() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String one = scene.submitted(hit, "AONE");
    approve(one);
    String dear = scene.submitted(scene.hit(h -> h.reward("1.00")), "AONE");
    approve(dear);
    embedded.ann.sendBonus(
        b -> b.assignmentId(one).workerId("AONE").bonusAmount("2.50").reason("r"));

    assertThat(ever(RequesterStatistic.TOTAL_REWARD_PAYOUT)).isEqualTo(1.5);
    assertThat(ever(RequesterStatistic.TOTAL_REWARD_FEE_PAYOUT)).isEqualTo(0.3);
    assertThat(ever(RequesterStatistic.TOTAL_BONUS_PAYOUT)).isEqualTo(2.5);
    assertThat(ever(RequesterStatistic.TOTAL_BONUS_FEE_PAYOUT)).isEqualTo(0.5);
    assertThat(ever(RequesterStatistic.TOTAL_FEE_PAYOUT)).isEqualTo(0.8);
    assertThat(ever(RequesterStatistic.TOTAL_REWARD_AND_FEE_PAYOUT)).isEqualTo(1.8);
    assertThat(ever(RequesterStatistic.AVERAGE_REWARD_AMOUNT)).isEqualTo(0.75);
    assertThat(scene.balance()).isEqualTo("9995.20");
  }

  @Test
  void whatIsSoNowIsCounted() {
    String hit = scene.hit(h -> h.maxAssignments(4));
    scene.submitted(hit, "AONE");
    scene.accepted(hit, "ATWO");
    String returned = scene.accepted(hit, "ATHREE");
    scene.workers.returnAssignment(returned);
    scene.expire(scene.hit());

    assertThat(ever(RequesterStatistic.NUMBER_HI_TS_ASSIGNABLE)).isEqualTo(1L);
    assertThat(ever(RequesterStatistic.NUMBER_HI_TS_REVIEWABLE)).isEqualTo(1L);
    assertThat(ever(RequesterStatistic.NUMBER_ASSIGNMENTS_AVAILABLE)).isEqualTo(2L);
    assertThat(ever(RequesterStatistic.NUMBER_ASSIGNMENTS_RETURNED)).isEqualTo(1L);
    assertThat(ever(RequesterStatistic.ESTIMATED_REWARD_LIABILITY)).isEqualTo(2.0);
    assertThat(ever(RequesterStatistic.ESTIMATED_FEE_LIABILITY)).isEqualTo(0.4);
    assertThat(ever(RequesterStatistic.ESTIMATED_TOTAL_LIABILITY)).isEqualTo(2.4);
    scene.expire(hit);
    assertThat(ever(RequesterStatistic.ESTIMATED_REWARD_LIABILITY)).isEqualTo(1.0);
    embedded.clock.advance(HitScene.WORK);
    assertThat(ever(RequesterStatistic.ESTIMATED_REWARD_LIABILITY)).isEqualTo(0.5);
    assertThat(ever(RequesterStatistic.NUMBER_HI_TS_REVIEWABLE)).isEqualTo(2L);
  }

  @Test
  void answersThatPoliciesCompareAreCounted() {
    // HITs of before cannot be extended.
    embedded.clock.advance(Duration.ofDays(365));
    String hit = hit(3, known(), plurality());
    submit(hit, "AONE", Map.of("A", "a", "B", "x"));
    submit(hit, "ATWO", Map.of("A", "a", "B", "b"));
    submit(hit, "ATHREE", Map.of("A", "a", "B", "b"));
    assertThat(told(hit).hitReviewReport().reviewResults()).isNotEmpty();

    assertThat(of("AONE", RequesterStatistic.NUMBER_KNOWN_ANSWERS_CORRECT, TimePeriod.ONE_DAY))
        .isEqualTo(1L);
    assertThat(of("AONE", RequesterStatistic.NUMBER_KNOWN_ANSWERS_INCORRECT, TimePeriod.ONE_DAY))
        .isEqualTo(1L);
    assertThat(of("AONE", RequesterStatistic.NUMBER_KNOWN_ANSWERS_EVALUATED, TimePeriod.ONE_DAY))
        .isEqualTo(2L);
    assertThat(
            of("AONE", RequesterStatistic.PERCENT_KNOWN_ANSWERS_CORRECT, TimePeriod.LIFE_TO_DATE))
        .isEqualTo(0.5);
    assertThat(of("AONE", RequesterStatistic.NUMBER_PLURALITY_ANSWERS_CORRECT, TimePeriod.ONE_DAY))
        .isEqualTo(1L);
    assertThat(
            of("AONE", RequesterStatistic.NUMBER_PLURALITY_ANSWERS_INCORRECT, TimePeriod.ONE_DAY))
        .isEqualTo(1L);
    assertThat(
            of("ATWO", RequesterStatistic.NUMBER_PLURALITY_ANSWERS_EVALUATED, TimePeriod.ONE_DAY))
        .isEqualTo(2L);
    assertThat(
            of(
                "ATWO",
                RequesterStatistic.PERCENT_PLURALITY_ANSWERS_CORRECT,
                TimePeriod.LIFE_TO_DATE))
        .isEqualTo(1.0);
    embedded.ann.createAdditionalAssignmentsForHIT(
        c -> c.hitId(hit).numberOfAdditionalAssignments(1));
    submit(hit, "AFOUR", Map.of("A", "a", "B", "b"));
    assertThat(told(hit).hitReviewReport().reviewResults()).isNotEmpty();
    assertThat(
            of("ATWO", RequesterStatistic.NUMBER_PLURALITY_ANSWERS_EVALUATED, TimePeriod.ONE_DAY))
        .as("of two runs the last")
        .isEqualTo(2L);
  }
}
