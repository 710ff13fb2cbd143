package org.turkbridge.local;

import static org.turkbridge.local.CurrentOperation.list;
import static org.turkbridge.local.CurrentOperation.read;
import static org.turkbridge.local.CurrentOperation.write;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.local.store.StoredHitType;
import software.amazon.awssdk.services.mturk.model.CreateAdditionalAssignmentsForHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitTypeRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitTypeResponse;
import software.amazon.awssdk.services.mturk.model.CreateHitWithHitTypeRequest;
import software.amazon.awssdk.services.mturk.model.DeleteHitRequest;
import software.amazon.awssdk.services.mturk.model.DeleteHitResponse;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.GetHitResponse;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeResponse;
import software.amazon.awssdk.services.mturk.model.ListHiTsRequest;
import software.amazon.awssdk.services.mturk.model.ListHiTsResponse;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitRequest;
import software.amazon.awssdk.services.mturk.model.ListReviewableHiTsRequest;
import software.amazon.awssdk.services.mturk.model.ListReviewableHiTsResponse;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;
import software.amazon.awssdk.services.mturk.model.UpdateHitReviewStatusRequest;
import software.amazon.awssdk.services.mturk.model.UpdateHitReviewStatusResponse;
import software.amazon.awssdk.services.mturk.model.UpdateHitTypeOfHitRequest;
import software.amazon.awssdk.services.mturk.model.UpdateHitTypeOfHitResponse;

/** What is done with HITs and HIT types. */
final class HitOperations {
  private HitOperations() {}

  /**
   * All of them.
   *
   * @param ids those of new HITs and HIT types
   */
  static List<CurrentOperation<?, ?>> all(TestScoring scoring, EntityIds ids) {
    HitCreation creation = new HitCreation(scoring, ids);
    return List.of(
        write(CreateHitTypeRequest::builder, registration(new HitTypes(ids))),
        write(CreateHitRequest::builder, creation.byProperties()),
        write(CreateHitWithHitTypeRequest::builder, creation.byType()),
        read(GetHitRequest::builder, HitOperations::hit),
        list(
            ListHiTsRequest::builder,
            ListHiTsResponse::builder,
            ListHiTsResponse.Builder::hiTs,
            request -> List.of(),
            (request, tx, place) ->
                tx.hits().page(tx.caller().requester(), tx.now(), place.after(), place.limit())),
        list(
            ListReviewableHiTsRequest::builder,
            ListReviewableHiTsResponse::builder,
            ListReviewableHiTsResponse.Builder::hiTs,
            request -> Arrays.asList(request.hitTypeId(), status(request)),
            HitOperations::reviewable),
        list(
            ListHiTsForQualificationTypeRequest::builder,
            ListHiTsForQualificationTypeResponse::builder,
            ListHiTsForQualificationTypeResponse.Builder::hiTs,
            request -> List.of(request.qualificationTypeId()),
            HitOperations::requiring),
        write(UpdateHitReviewStatusRequest::builder, HitOperations::review),
        write(UpdateHitTypeOfHitRequest::builder, HitOperations::changeType),
        write(UpdateExpirationForHitRequest::builder, HitExtension::expire),
        write(CreateAdditionalAssignmentsForHitRequest::builder, HitExtension::addAssignments),
        write(DeleteHitRequest::builder, HitOperations::delete),
        read(ListReviewPolicyResultsForHitRequest::builder, new ReviewReports()));
  }

  /** Makes a HIT type, or finds the caller's of the same properties. */
  private static CurrentOperation.Handler<CreateHitTypeRequest, CreateHitTypeResponse> registration(
      HitTypes types) {
    return new CurrentOperation.Handler<>() {
      @Override
      public void check(CreateHitTypeRequest request) {
        HitTypes.check(HitTypes.properties(request));
      }

      @Override
      public CreateHitTypeResponse answer(CreateHitTypeRequest request, Tx tx) {
        return CreateHitTypeResponse.builder()
            .hitTypeId(types.registered(HitTypes.properties(request), tx).id())
            .build();
      }
    };
  }

  /** Describes a HIT, also one that was disposed of. */
  private static GetHitResponse hit(GetHitRequest request, Tx tx) {
    return GetHitResponse.builder().hit(Rules.ownHit(tx, request.hitId()).hit()).build();
  }

  /** Lists the HITs, of a type or of all, that can be reviewed. An absent Status is Reviewable. */
  private static Page<HIT> reviewable(ListReviewableHiTsRequest request, Tx tx, PagePlace place) {
    @Nullable String typeId = request.hitTypeId();
    if (typeId != null && !tx.hits().imported().isOfType(typeId)) {
      StoredHitType unused = Rules.ownHitType(tx, typeId);
    }
    return tx.hits()
        .page(
            status(request),
            typeId,
            tx.caller().requester(),
            tx.now(),
            place.after(),
            place.limit());
  }

  private static ReviewableHITStatus status(ListReviewableHiTsRequest request) {
    return Objects.requireNonNullElse(request.status(), ReviewableHITStatus.REVIEWABLE);
  }

  /** Lists the HITs that require something of a QualificationType. */
  private static Page<HIT> requiring(
      ListHiTsForQualificationTypeRequest request, Tx tx, PagePlace place) {
    String typeId = request.qualificationTypeId();
    // A type that no archive tells of is known by the HITs that require it.
    if (tx.types().peek(typeId).isPresent() || !tx.hits().imported().isRequiring(typeId)) {
      Rules.readableLiveType(tx, typeId);
    }
    return tx.hits()
        .requiring(typeId, tx.caller().requester(), tx.now(), place.after(), place.limit());
  }

  /** Marks a HIT as being reviewed; with Revert, no longer. */
  private static UpdateHitReviewStatusResponse review(UpdateHitReviewStatusRequest request, Tx tx) {
    boolean isReverting = Objects.requireNonNullElse(request.revert(), false);
    StoredHit hit =
        Rules.ownHit(tx, request.hitId(), isReverting ? HITStatus.REVIEWING : HITStatus.REVIEWABLE);
    tx.hits().setReviewing(hit.id(), !isReverting, tx.now());
    return UpdateHitReviewStatusResponse.builder().build();
  }

  /**
   * Gives a HIT the properties of another type, of the same Reward. What Workers have accepted or
   * submitted keeps the times that it had.
   */
  private static UpdateHitTypeOfHitResponse changeType(UpdateHitTypeOfHitRequest request, Tx tx) {
    StoredHit hit = Rules.ownHit(tx, request.hitId(), HitExtension.ALL_BUT_DISPOSED);
    StoredHitType type = Rules.ownHitType(tx, request.hitTypeId());
    if (!type.properties().reward().equals(hit.hit().reward())) {
      throw Failure.invalidValue(
          "HITTypeId",
          String.format(
              "HITType %s has a Reward of %s, and hit %s one of %s: the Reward of a HIT cannot be"
                  + " changed.",
              type.id(), type.properties().reward(), hit.id(), hit.hit().reward()));
    }
    // What was approved before is paid by the type of then.
    OverdueAssignments.settle(tx.tables(), hit.id(), tx.now());
    tx.hits().setType(hit.id(), type.id(), tx.now());
    return UpdateHitTypeOfHitResponse.builder().build();
  }

  /** Disposes of a HIT that can be reviewed, and of which all that was submitted is reviewed. */
  private static DeleteHitResponse delete(DeleteHitRequest request, Tx tx) {
    HITStatus[] expected = {HITStatus.REVIEWING, HITStatus.REVIEWABLE};
    StoredHit hit = Rules.ownHit(tx, request.hitId(), expected);
    if (hit.submitted() > 0) {
      throw Rules.wrongHitState(hit, expected);
    }
    tx.hits().dispose(hit.id(), tx.now());
    return DeleteHitResponse.builder().build();
  }
}
