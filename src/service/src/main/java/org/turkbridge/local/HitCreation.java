package org.turkbridge.local;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.StoredHitType;
import org.turkbridge.translate.AssignmentLimits;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitResponse;
import software.amazon.awssdk.services.mturk.model.CreateHitWithHitTypeRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitWithHitTypeResponse;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITReviewStatus;

/**
 * Creates HITs, which belong to the caller. An absent MaxAssignments is 1. A UniqueRequestToken
 * counts for both ways to create one.
 */
final class HitCreation {
  private static final int MOST_ANNOTATION = 255;
  private static final NumberRange LIFETIME = new NumberRange("LifetimeInSeconds", 30, 31_536_000);

  /** How many assignments a HIT may have. */
  static final NumberRange MAX_ASSIGNMENTS =
      new NumberRange("MaxAssignments", 1, AssignmentLimits.MOST);

  private final TestScoring scoring;
  private final EntityIds ids;
  private final HitTypes types;

  HitCreation(TestScoring scoring, EntityIds ids) {
    this.scoring = scoring;
    this.ids = ids;
    this.types = new HitTypes(ids);
  }

  /** By the properties of a HIT type, which is made if the caller has none of them. */
  CurrentOperation.Handler<CreateHitRequest, CreateHitResponse> byProperties() {
    return new CurrentOperation.Handler<>() {
      @Override
      public void check(CreateHitRequest request) {
        HitTypes.check(HitTypes.properties(request));
        HitCreation.this.check(request);
      }

      @Override
      public CreateHitResponse answer(CreateHitRequest request, Tx tx) {
        String id = newId(request.uniqueRequestToken(), tx);
        StoredHitType type = types.registered(HitTypes.properties(request), tx);
        return CreateHitResponse.builder().hit(created(id, request, type, tx)).build();
      }
    };
  }

  /** By the id of a HIT type. */
  CurrentOperation.Handler<CreateHitWithHitTypeRequest, CreateHitWithHitTypeResponse> byType() {
    return new CurrentOperation.Handler<>() {
      @Override
      public void check(CreateHitWithHitTypeRequest request) {
        HitCreation.this.check(ofItsOwn(request));
      }

      @Override
      public CreateHitWithHitTypeResponse answer(CreateHitWithHitTypeRequest request, Tx tx) {
        String id = newId(request.uniqueRequestToken(), tx);
        StoredHitType type = Rules.ownHitType(tx, request.hitTypeId());
        return CreateHitWithHitTypeResponse.builder()
            .hit(created(id, ofItsOwn(request), type, tx))
            .build();
      }
    };
  }

  /** What a HIT has besides the properties of its type. */
  private static CreateHitRequest ofItsOwn(CreateHitWithHitTypeRequest request) {
    return CreateHitRequest.builder()
        .maxAssignments(request.maxAssignments())
        .lifetimeInSeconds(request.lifetimeInSeconds())
        .question(request.question())
        .requesterAnnotation(request.requesterAnnotation())
        .assignmentReviewPolicy(request.assignmentReviewPolicy())
        .hitReviewPolicy(request.hitReviewPolicy())
        .hitLayoutId(request.hitLayoutId())
        .hitLayoutParameters(
            request.hasHitLayoutParameters() ? request.hitLayoutParameters() : null)
        .build();
  }

  private void check(CreateHitRequest request) {
    LIFETIME.require(request.lifetimeInSeconds());
    MAX_ASSIGNMENTS.require(request.maxAssignments());
    TypeLimits.length("RequesterAnnotation", request.requesterAnnotation(), MOST_ANNOTATION);
    @Nullable String question = request.question();
    if (question == null && request.hitLayoutId() == null) {
      throw Failure.invalidValue(
          "Question", "Either a Question parameter or a HITLayoutId parameter must be provided.");
    }
    if (request.hitLayoutId() == null) {
      if (!request.hitLayoutParameters().isEmpty()) {
        throw Failure.invalidValue(
            "HITLayoutParameters", "HITLayoutParameters are given without a HITLayoutId.");
      }
    } else if (question != null) {
      throw Failure.invalidValue(
          "Question", "Question and HITLayoutId are given: leave one of them out.");
    } else {
      throw Failure.requestError(
          "HITLayoutDoesNotExist",
          "HITLayout "
              + request.hitLayoutId()
              + " does not exist. The embedded service has no layouts: give a Question.");
    }
    ReviewPolicies unused =
        ReviewPolicies.of(request.assignmentReviewPolicy(), request.hitReviewPolicy());
    scoring.requireQuestion(Objects.requireNonNull(question));
  }

  /**
   * The id of the HIT that is made.
   *
   * @param token null if there is none
   * @throws Failure if a HIT was made with that token
   */
  private String newId(@Nullable String token, Tx tx) {
    String id = ids.next();
    Optional<String> present = new RequestToken("CreateHIT", token).take(id, tx);
    if (present.isPresent()) {
      throw Failure.requestError(
          "HitAlreadyExists",
          String.format(
              "Hit %s already exists: the idempotency token \"%s\" has already been processed.",
              present.get(), token));
    }
    return id;
  }

  /**
   * @throws Failure if the caller has less than its assignments cost
   */
  private static HIT created(String id, CreateHitRequest request, StoredHitType type, Tx tx) {
    String owner = tx.caller().requester();
    int maxAssignments = Objects.requireNonNullElse(request.maxAssignments(), 1);
    Accounts.requireFunds(
        tx.tables(),
        owner,
        AssignmentCost.of(
                type.properties().reward(),
                maxAssignments,
                type.properties().qualificationRequirements())
            .times(maxAssignments),
        tx.now());
    tx.hits()
        .add(
            HIT.builder()
                .hitId(id)
                .hitTypeId(type.id())
                .creationTime(tx.now())
                .expiration(tx.now().plusSeconds(request.lifetimeInSeconds()))
                .maxAssignments(maxAssignments)
                .question(request.question())
                .requesterAnnotation(request.requesterAnnotation())
                .hitReviewStatus(HITReviewStatus.NOT_REVIEWED)
                .build(),
            owner,
            request.assignmentReviewPolicy(),
            request.hitReviewPolicy());
    return Rules.hit(tx.tables(), id, tx.now()).hit();
  }
}
