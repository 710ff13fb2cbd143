package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/** Whose HITs a Requester sees and acts on. */
class OwnHitsTest extends EmbeddedHits {
  @Test
  void listsHaveTheCallersHitsInTheOrderOfTheirCreationPageByPage() {
    String type = type(properties -> properties.title("another"));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(create(hit -> {}).hitId());
      embedded.ann.createHITWithHITType(
          hit -> hit.hitTypeId(type).lifetimeInSeconds(60L).question(HitScene.QUESTION));
    }
    create(embedded.bob, hit -> {});
    embedded.clock.advance(HitScene.LIFETIME);

    assertThat(
            embedded.ann.listHITsPaginator(list -> list.maxResults(3)).stream()
                .map(page -> page.hiTs().size()))
        .containsExactly(3, 3, 3, 1);
    assertThat(
            embedded
                .ann
                .listReviewableHITsPaginator(
                    list -> list.maxResults(2).hitTypeId(get(ids.get(0)).hitTypeId()))
                .stream()
                .flatMap(page -> page.hiTs().stream())
                .map(HIT::hitId))
        .isEqualTo(ids);
    assertThat(reviewable(ReviewableHITStatus.REVIEWABLE, null)).hasSize(10);
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, type)).isEmpty();
    assertThat(
            embedded.ann.listReviewableHITs(list -> list.hitTypeId(type)).hiTs().get(0).question())
        .isEqualTo(HitScene.QUESTION);
  }

  @Test
  void theHitsThatRequireATypeAreListed() {
    String one = embedded.type("one");
    String two = embedded.type("two");
    String id =
        create(
                hit ->
                    hit.qualificationRequirements(
                        requirement(r -> r.qualificationTypeId(one)), requirement(r -> {})))
            .hitId();
    create(hit -> hit.qualificationRequirements(requirement(r -> {})));
    create(
        embedded.bob,
        hit -> hit.qualificationRequirements(requirement(r -> r.qualificationTypeId(one))));

    assertThat(requiring(one)).containsExactly(id);
    assertThat(requiring(two)).isEmpty();
    assertThat(requiring("00000000000000000040")).hasSize(2).contains(id);
  }

  private List<String> requiring(String typeId) {
    return embedded
        .ann
        .listHITsForQualificationType(list -> list.qualificationTypeId(typeId))
        .hiTs()
        .stream()
        .map(HIT::hitId)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3UNKNOWN", "foreign"})
  void nobodyElseActsOnAHitOrItsType(String which) {
    HIT hit = create(made -> {});
    boolean isForeign = which.equals("foreign");
    String id = isForeign ? hit.hitId() : which;
    String type = isForeign ? hit.hitTypeId() : which;
    String own = create(embedded.bob, made -> made.title("Bob's")).hitId();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> embedded.bob.getHIT(r -> r.hitId(id)),
            () -> embedded.bob.deleteHIT(r -> r.hitId(id)),
            () -> embedded.bob.updateHITReviewStatus(r -> r.hitId(id)),
            () -> embedded.bob.updateExpirationForHIT(r -> r.hitId(id).expireAt(Instant.EPOCH)),
            () ->
                embedded.bob.createAdditionalAssignmentsForHIT(
                    r -> r.hitId(id).numberOfAdditionalAssignments(1)),
            () -> embedded.bob.updateHITTypeOfHIT(r -> r.hitId(id).hitTypeId(type)))) {
      assertThatRefused(call, isForeign, "HITDoesNotExist", "Hit " + id, "HIT " + id);
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () ->
                embedded.bob.createHITWithHITType(
                    r -> r.hitTypeId(type).lifetimeInSeconds(30L).question(HitScene.QUESTION)),
            () -> embedded.bob.listReviewableHITs(r -> r.hitTypeId(type)),
            () -> embedded.bob.updateHITTypeOfHIT(r -> r.hitId(own).hitTypeId(type)))) {
      assertThatRefused(
          call, isForeign, "HITTypeDoesNotExist", "HITType " + type, "HITType " + type);
    }
    assertThat(get(hit.hitId())).isEqualTo(hit);
  }

  private static void assertThatRefused(
      ThrowingCallable call, boolean isForeign, String code, String unknown, String foreign) {
    assertThatRequestError(
        call,
        isForeign ? "PermissionDeniedException" : code,
        isForeign ? foreign + " belongs to another Requester" : unknown + " does not exist. (");
  }
}
