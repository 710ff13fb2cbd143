package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/** HITs end, and get more time and more assignments. */
class HitExtensionTest extends EmbeddedHits {
  @Test
  void aHitExpiresInTimeOrWhenItIsTold() {
    String inTime = create(hit -> {}).hitId();
    String told = create(hit -> {}).hitId();
    embedded.clock.advance(Duration.ofMinutes(1));
    Instant now = embedded.clock.instant();

    expire(told, Instant.EPOCH);
    assertThat(get(told).expiration()).isEqualTo(now);
    assertThat(status(told)).isEqualTo(HITStatus.REVIEWABLE);
    assertThat(get(told).numberOfAssignmentsAvailable()).isEqualTo(1);
    embedded.clock.advance(Duration.ofMinutes(1));
    expire(told, Instant.EPOCH);
    assertThat(get(told).expiration()).as("it had expired").isEqualTo(now);

    assertThat(status(inTime)).isEqualTo(HITStatus.ASSIGNABLE);
    embedded.clock.advance(HitScene.LIFETIME.minusMinutes(2).minusMillis(1));
    assertThat(status(inTime)).isEqualTo(HITStatus.ASSIGNABLE);
    embedded.clock.advance(Duration.ofMillis(1));
    assertThat(status(inTime)).isEqualTo(HITStatus.REVIEWABLE);
  }

  @Test
  void anExpirationIsMovedByAMinuteToAYear() {
    String id = create(hit -> {}).hitId();
    Instant expiration = SetClock.START.plus(HitScene.LIFETIME);
    for (long seconds : new long[] {-60, 0, 59, 31_536_001}) {
      assertThatOutOfRange(
          () -> expire(id, expiration.plusSeconds(seconds)),
          "ExpireAt",
          "The value "
              + seconds
              + " is invalid for ExpirationIncrementInSeconds. Valid values range from 60 to"
              + " 31536000. (");
    }
    expire(id, expiration.plusSeconds(60));
    assertThat(get(id).expiration()).isEqualTo(expiration.plusSeconds(60));

    embedded.clock.advance(HitScene.LIFETIME.plusSeconds(60));
    embedded.ann.updateHITReviewStatus(review -> review.hitId(id));
    Instant now = embedded.clock.instant();
    assertThatOutOfRange(() -> expire(id, now.plusSeconds(59)), "ExpireAt", "The value 59 is ");
    expire(id, now.plusSeconds(60));
    assertThat(status(id)).isEqualTo(HITStatus.ASSIGNABLE);
    embedded.clock.advance(Duration.ofSeconds(60));
    assertThat(status(id)).as("it is no longer marked").isEqualTo(HITStatus.REVIEWABLE);
  }

  @Test
  void assignmentsAreAddedBelowTenOrAboveIt() {
    embedded.clock.advance(Duration.ofDays(400));
    String few = create(hit -> hit.maxAssignments(3)).hitId();
    String many = create(hit -> hit.maxAssignments(10)).hitId();

    add(few, 6, null);
    assertThat(get(few).numberOfAssignmentsAvailable()).isEqualTo(9);
    assertThatRequestError(
        () -> add(few, 1, null),
        "InvalidMaximumAssignmentsIncrease",
        "HITs created with fewer than 10 assignments cannot be extended to have 10 or more"
            + " assignments. Hit "
            + few);
    add(many, 100, "t");
    assertThat(get(many).maxAssignments()).isEqualTo(110);
    assertThatRequestError(
        () -> add(many, 100, "t"),
        "InvalidParameterValue",
        "The idempotency token \"t\" has already been processed, by request "
            + EmbeddedFixture.REQUEST_ID);
    assertThat(get(many).maxAssignments()).isEqualTo(110);
    assertThatRequestError(() -> add(many, 1_000_000, null), "InsufficientFunds", "");
    for (int more : new int[] {0, -1, 1_000_000_001}) {
      assertThatOutOfRange(
          () -> add(many, more, null),
          "NumberOfAdditionalAssignments",
          "The value " + more + " is invalid for NumberOfAdditionalAssignments. ");
    }
    assertThatOutOfRange(
        () -> add(many, 1_000_000_000, null),
        "NumberOfAdditionalAssignments",
        "The value 1000000110 is invalid for MaxAssignments. ");
  }

  @Test
  void aHitOfBefore2015JulyIsNotExtended() {
    String id = create(hit -> {}).hitId();

    assertThatRequestError(
        () -> add(id, 1, null),
        "HITTooOldForExtension",
        "HITs that were created before July 22, 2015 cannot be extended. Hit " + id);
  }

  @Test
  void aHitIsExtendedOutOfReview() {
    embedded.clock.advance(Duration.ofDays(400));
    String id = create(hit -> {}).hitId();
    scene.submitted(id, "AONE");
    embedded.ann.updateHITReviewStatus(review -> review.hitId(id));
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, null)).containsExactly(id);

    add(id, 1, null);

    assertThat(status(id)).isEqualTo(HITStatus.ASSIGNABLE);
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, null)).isEmpty();
    scene.submitted(id, "ATWO");
    assertThat(reviewable(null, null)).containsExactly(id);
  }
}
