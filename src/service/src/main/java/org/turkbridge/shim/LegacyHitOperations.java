package org.turkbridge.shim;

import static org.turkbridge.shim.CallDeclaration.change;
import static org.turkbridge.shim.CallDeclaration.read;
import static org.turkbridge.shim.PageDeclaration.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.message.ChangeHITTypeOfHITRequest;
import org.turkbridge.message.DisableHITRequest;
import org.turkbridge.message.DisposeHITRequest;
import org.turkbridge.message.ExtendHITRequest;
import org.turkbridge.message.ForceExpireHITRequest;
import org.turkbridge.message.GetHITRequest;
import org.turkbridge.message.GetHITsForQualificationTypeRequest;
import org.turkbridge.message.GetReviewResultsForHITRequest;
import org.turkbridge.message.GetReviewableHITsRequest;
import org.turkbridge.message.RegisterHITTypeRequest;
import org.turkbridge.message.SearchHITsRequest;
import org.turkbridge.message.SearchHITsSortProperty;
import org.turkbridge.message.SetHITAsReviewingRequest;
import org.turkbridge.message.SortDirection;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateAdditionalAssignmentsForHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitTypeRequest;
import software.amazon.awssdk.services.mturk.model.DeleteHitRequest;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.ListHiTsRequest;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitRequest;
import software.amazon.awssdk.services.mturk.model.ListReviewableHiTsRequest;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;
import software.amazon.awssdk.services.mturk.model.UpdateHitReviewStatusRequest;
import software.amazon.awssdk.services.mturk.model.UpdateHitTypeOfHitRequest;

/** The operations on HITs and their types. */
final class LegacyHitOperations {
  /** The documented default of the legacy API, 30 days; the current one documents none. */
  static final long DEFAULT_AUTO_APPROVAL_DELAY = 2_592_000;

  private static final String EXPIRE_AT = "ExpireAt";
  private static final int LEAST_REVIEW_RESULTS = 100;
  private static final int MOST_REVIEW_RESULTS = 65_535;

  /** What HITs are sorted by; equal ones by their CreationTime. */
  private enum HitKey implements Function<HIT, SortKey> {
    CREATION_TIME,
    TITLE,
    REWARD,
    EXPIRATION;

    @Override
    public SortKey apply(HIT hit) {
      return CurrentList.key(hit.hitId(), text(hit), hit.creationTime());
    }

    private @Nullable String text(HIT hit) {
      return switch (this) {
        case CREATION_TIME -> "";
        case TITLE -> hit.title();
        case REWARD -> sortable(hit.reward());
        case EXPIRATION -> sortable(hit.expiration());
      };
    }
  }

  /** By the values of SortProperty; those that are not here leave the HITs as they come. */
  private static final Map<String, HitKey> KEYS =
      Map.of(
          "Title", HitKey.TITLE,
          "Reward", HitKey.REWARD,
          "Expiration", HitKey.EXPIRATION,
          "CreationTime", HitKey.CREATION_TIME);

  private static final CurrentList.Element<HIT> ELEMENT =
      CurrentList.Element.of(AnswerMapping.of(HIT::builder, org.turkbridge.message.HIT.class));

  /** The HITs of a Requester. */
  private static final CurrentList<ListHiTsRequest, HIT> ALL =
      CurrentList.of(ListHiTsRequest::builder, MTurkClient::listHITs, HitKey.CREATION_TIME, ELEMENT)
          .showing(LegacyHitOperations::notDisabled);

  /** Those that are to be reviewed, or are being. */
  private static final CurrentList<ListReviewableHiTsRequest, HIT> REVIEWABLE =
      CurrentList.of(
              ListReviewableHiTsRequest::builder,
              MTurkClient::listReviewableHITs,
              HitKey.CREATION_TIME,
              ELEMENT)
          .showing(LegacyHitOperations::notDisabled);

  /** Those that require a Qualification. */
  private static final CurrentList<ListHiTsForQualificationTypeRequest, HIT> OF_QUALIFICATION =
      CurrentList.of(
              ListHiTsForQualificationTypeRequest::builder,
              MTurkClient::listHITsForQualificationType,
              HitKey.CREATION_TIME,
              ELEMENT)
          .showing(LegacyHitOperations::notDisabled);

  private LegacyHitOperations() {}

  static List<OperationDeclaration> all() {
    List<String> groups =
        List.of(
            ResponseGroups.HIT_DETAIL,
            ResponseGroups.HIT_QUESTION,
            ResponseGroups.HIT_ASSIGNMENT_SUMMARY);
    return List.of(
        page(GetHITsForQualificationTypeRequest.class, OF_QUALIFICATION)
            .grouped(ResponseGroups.of(groups, groups)),
        change(
                RegisterHITTypeRequest.class,
                CreateHitTypeRequest::builder,
                MTurkClient::createHITType)
            .mapped(
                mapping ->
                    mapping.withDefault("AutoApprovalDelayInSeconds", DEFAULT_AUTO_APPROVAL_DELAY)),
        new LegacyHitCreation(),
        read(GetHITRequest.class, GetHitRequest::builder, MTurkClient::getHIT)
            .grouped(
                ResponseGroups.of(
                    groups, List.of(ResponseGroups.HIT_DETAIL, ResponseGroups.HIT_QUESTION)))
            .last(org.turkbridge.message.HIT.class, LegacyHitOperations::showDisabled),
        page(SearchHITsRequest.class, ALL)
            .grouped(
                ResponseGroups.of(
                    groups,
                    List.of(ResponseGroups.HIT_DETAIL, ResponseGroups.HIT_ASSIGNMENT_SUMMARY)))
            .sorted(
                sent ->
                    order(
                        sent.getSortProperty() == null
                            ? SearchHITsSortProperty.CREATION_TIME.value()
                            : sent.getSortProperty().value(),
                        sent.getSortDirection() == SortDirection.DESCENDING),
                sent -> keys(sent.getSortProperty() == null ? "" : sent.getSortProperty().value())),
        page(GetReviewableHITsRequest.class, REVIEWABLE)
            .grouped(ResponseGroups.ofIdAlone())
            .mapped(
                mapping ->
                    mapping
                        .without("Status")
                        .withDefault("Status", ReviewableHITStatus.REVIEWABLE.toString()))
            .searching(LegacyHitOperations::byStatus)
            .sorted(
                sent ->
                    order(
                        sent.getSortProperty() == null
                            ? "Expiration"
                            : sent.getSortProperty().value(),
                        sent.getSortDirection() != SortDirection.ASCENDING),
                sent ->
                    keys(
                        sent.getSortProperty() == null
                            ? "Expiration"
                            : sent.getSortProperty().value())),
        change(
                SetHITAsReviewingRequest.class,
                UpdateHitReviewStatusRequest::builder,
                MTurkClient::updateHITReviewStatus)
            .mapped(mapping -> mapping.withDefault("Revert", false))
            .first((sent, call) -> CurrentHit.requireNotDisabled(sent.getHITId(), call))
            .touching(
                (sent, lists) ->
                    reviewing(sent.getHITId(), Boolean.TRUE.equals(sent.isRevert()), lists)),
        change(
                ChangeHITTypeOfHITRequest.class,
                UpdateHitTypeOfHitRequest::builder,
                MTurkClient::updateHITTypeOfHIT)
            .first((sent, call) -> CurrentHit.requireNotDisabled(sent.getHITId(), call))
            .touching((sent, lists) -> retyped(lists)),
        StepsDeclaration.change(
                ExtendHITRequest.class,
                CreateAdditionalAssignmentsForHitRequest::builder,
                LegacyHitExtension::perform)
            .mapped(mapping -> mapping.without("ExpirationIncrementInSeconds"))
            .checkedBy(LegacyHitExtension::check)
            .planned(LegacyHitExtension::plan),
        // The current operation does nothing to a HIT that has expired, where the old one failed.
        change(
                ForceExpireHITRequest.class,
                UpdateExpirationForHitRequest::builder,
                MTurkClient::updateExpirationForHIT)
            .mapped(mapping -> mapping.withDefault(EXPIRE_AT, Instant.EPOCH))
            .first(
                (sent, call) ->
                    CurrentHit.require(
                        CurrentHit.read(sent.getHITId(), call),
                        HITStatus.ASSIGNABLE,
                        HITStatus.UNASSIGNABLE))
            .touching((sent, lists) -> changed(lists)),
        StepsDeclaration.change(
                DisableHITRequest.class,
                UpdateExpirationForHitRequest::builder,
                LegacyHitOperations::disable)
            .mapped(mapping -> mapping.withDefault(EXPIRE_AT, Instant.EPOCH))
            .planned((sent, expiration) -> DisabledHits.plan(sent.getHITId(), expiration)),
        // The documents have it in both spellings.
        change(DisposeHITRequest.class, DeleteHitRequest::builder, MTurkClient::deleteHIT)
            .bound(binder -> binder.alias("HitId", "HITId"))
            .first((sent, call) -> CurrentHit.requireNotDisabled(sent.getHITId(), call))
            .touching((sent, lists) -> disposed(sent.getHITId(), lists)),
        StepsDeclaration.read(
                GetReviewResultsForHITRequest.class,
                ListReviewPolicyResultsForHitRequest::builder,
                LegacyReviewResults::perform)
            .bound(binder -> binder.pageSize(LEAST_REVIEW_RESULTS, MOST_REVIEW_RESULTS))
            .mapped(
                mapping ->
                    mapping
                        .without("AssignmentId")
                        .withDefault("RetrieveActions", true)
                        .withDefault("RetrieveResults", true))
            .planned(LegacyReviewResults::plan));
  }

  private static Predicate<HIT> notDisabled(Backend backend, Requester caller) {
    Set<String> disabled = backend.disabled().ids(caller);
    return hit -> !disabled.contains(hit.hitId());
  }

  /** A text of an amount of money that is in the order of amounts. */
  private static String sortable(@Nullable String reward) {
    return reward == null
        ? ""
        : String.format("%020d", new BigDecimal(reward.trim()).movePointRight(6).longValue());
  }

  private static String sortable(@Nullable Instant time) {
    return time == null ? "" : String.format("%020d", time.toEpochMilli());
  }

  private static HitKey keys(String sortProperty) {
    return KEYS.getOrDefault(sortProperty, HitKey.CREATION_TIME);
  }

  private static ListOrder order(String sortProperty, boolean isDescending) {
    @Nullable HitKey keys = KEYS.get(sortProperty);
    if (keys == null) {
      return ListOrder.AS_LISTED;
    }
    return new ListOrder(
        keys == HitKey.CREATION_TIME ? ListOrder.Property.TIME : ListOrder.Property.TEXT,
        isDescending);
  }

  private static List<ListReviewableHiTsRequest> byStatus(
      GetReviewableHITsRequest sent, ListReviewableHiTsRequest search) {
    List<String> statuses =
        sent.getStatus().isEmpty()
            ? List.of(ReviewableHITStatus.REVIEWABLE.toString())
            : sent.getStatus().stream().distinct().map(status -> status.value()).toList();
    return statuses.stream().map(status -> search.toBuilder().status(status).build()).toList();
  }

  /**
   * DisableHIT: a HIT that nobody has been through with leaves the market at once, whatever was
   * submitted is approved, and it is disposed of. The current API does so only step by step.
   */
  private static void disable(
      DisableHITRequest sent,
      UpdateExpirationForHitRequest expiration,
      Object result,
      CallContext call) {
    String hitId = sent.getHITId();
    CurrentHit.require(CurrentHit.read(hitId, call), HITStatus.ASSIGNABLE, HITStatus.UNASSIGNABLE);
    try {
      call.backend().disabled().add(hitId, call);
    } finally {
      disposed(hitId, call.lists());
    }
  }

  /** To its Requester a HIT that was disabled is disposed of, whatever it is behind. */
  private static void showDisabled(org.turkbridge.message.HIT hit, CallContext call) {
    if (hit.getHITStatus() != null
        && hit.getHITStatus() != org.turkbridge.message.HITStatus.DISPOSED
        && call.backend().disabled().has(call.caller(), hit.getHITId())) {
      hit.setHITStatus(org.turkbridge.message.HITStatus.DISPOSED);
    }
  }

  /** A HIT is new, or another than before, but left no list. */
  static void changed(ListChanges lists) {
    lists.added(ALL.all().or(REVIEWABLE.all()).or(OF_QUALIFICATION.all()));
  }

  /** A HIT may have assignments again that Workers can take. */
  static void extended(String hitId, ListChanges lists) {
    lists.removed(REVIEWABLE.all(), Leaving.ofId(hitId));
    changed(lists);
  }

  /** A HIT is of another type. */
  static void retyped(ListChanges lists) {
    lists.added(ALL.all());
    lists.doubtful(REVIEWABLE.all().or(OF_QUALIFICATION.all()));
  }

  /**
   * A HIT is being reviewed.
   *
   * @param isReverted whether it is no longer being reviewed
   */
  static void reviewing(String hitId, boolean isReverted, ListChanges lists) {
    changed(lists);
    lists.removed(
        REVIEWABLE.with(
            ListReviewableHiTsRequest::status,
            isReverted ? ReviewableHITStatus.REVIEWING : ReviewableHITStatus.REVIEWABLE),
        Leaving.ofId(hitId));
  }

  /** A HIT is gone, with all that belongs to it. */
  static void disposed(String hitId, ListChanges lists) {
    lists.removed(ALL.all().or(REVIEWABLE.all()).or(OF_QUALIFICATION.all()), Leaving.ofId(hitId));
    LegacyAssignmentOperations.disposed(hitId, lists);
  }

  /** A HIT, or one of its assignments, is another than it was, and may have left lists. */
  static void changedElsewhere(String hitId, ListChanges lists) {
    lists.doubtful(ALL.all().or(REVIEWABLE.all()).or(OF_QUALIFICATION.all()));
    LegacyAssignmentOperations.disposed(hitId, lists);
  }

  /** A QualificationType is gone. */
  static void requiredTypeDeleted(String typeId, ListChanges lists) {
    lists.doubtful(
        OF_QUALIFICATION.with(ListHiTsForQualificationTypeRequest::qualificationTypeId, typeId));
  }
}
