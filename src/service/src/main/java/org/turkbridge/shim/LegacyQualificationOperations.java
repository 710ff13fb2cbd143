package org.turkbridge.shim;

import static org.turkbridge.shim.CallDeclaration.change;
import static org.turkbridge.shim.CallDeclaration.read;
import static org.turkbridge.shim.PageDeclaration.page;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.QualificationRequestElement;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.message.AssignQualificationRequest;
import org.turkbridge.message.CreateQualificationTypeRequest;
import org.turkbridge.message.DisposeQualificationTypeRequest;
import org.turkbridge.message.GetQualificationRequestsRequest;
import org.turkbridge.message.GetQualificationRequestsSortProperty;
import org.turkbridge.message.GetQualificationScoreRequest;
import org.turkbridge.message.GetQualificationTypeRequest;
import org.turkbridge.message.GetQualificationsForQualificationTypeRequest;
import org.turkbridge.message.GrantQualificationRequest;
import org.turkbridge.message.RejectQualificationRequestRequest;
import org.turkbridge.message.RevokeQualificationRequest;
import org.turkbridge.message.SearchQualificationTypesRequest;
import org.turkbridge.message.SortDirection;
import org.turkbridge.message.UpdateQualificationScoreRequest;
import org.turkbridge.message.UpdateQualificationTypeRequest;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationRequestTranslation;
import org.turkbridge.translate.QualificationTestParameters;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.AssociateQualificationWithWorkerRequest;
import software.amazon.awssdk.services.mturk.model.DeleteQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.DisassociateQualificationFromWorkerRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesRequest;
import software.amazon.awssdk.services.mturk.model.ListWorkersWithQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** The operations on Qualifications, their types, and requests for them. */
final class LegacyQualificationOperations {
  /** The documented default of the legacy API; the current one documents none. */
  private static final int DEFAULT_VALUE = 1;

  /**
   * A search that is not for the caller's own types goes over the whole marketplace, which would
   * take hours to read.
   */
  private static final int MOST_TYPES = 5_000;

  /**
   * boto 2's default sort, in no published list; the service took it, so it means no preference.
   */
  private static final String EXPIRATION = "Expiration";

  /** Never held, or revoked. */
  private static final Set<String> NOT_HELD =
      Set.of(
          "AWS.MechanicalTurk.QualificationDoesNotExist",
          "AWS.MechanicalTurk.InvalidQualificationState");

  /** The requests that wait for their Requester. */
  private static final CurrentList<ListQualificationRequestsRequest, QualificationRequest> PENDING =
      CurrentList.of(
          ListQualificationRequestsRequest::builder,
          MTurkClient::listQualificationRequests,
          (QualificationRequest request) ->
              CurrentList.key(
                  request.qualificationRequestId(),
                  request.qualificationTypeId(),
                  request.submitTime()),
          (request, known, elements) -> {
            LegacyAnswer<org.turkbridge.message.QualificationRequest> answer =
                QualificationRequestTranslation.toLegacyAnswer(request);
            return new LegacyAnswer<>(
                QualificationRequestElement.write(answer.message()), answer.replacedCharacters());
          });

  /** The Workers who hold a Qualification, or held it. */
  private static final CurrentList<ListWorkersWithQualificationTypeRequest, Qualification> HOLDERS =
      CurrentList.of(
          ListWorkersWithQualificationTypeRequest::builder,
          MTurkClient::listWorkersWithQualificationType,
          (Qualification qualification) -> CurrentList.key(qualification.workerId(), null, null),
          CurrentList.Element.of(
              AnswerMapping.of(
                  Qualification::builder, org.turkbridge.message.Qualification.class)));

  /** The QualificationTypes that a search finds. */
  private static final CurrentList<ListQualificationTypesRequest, QualificationType> TYPES =
      CurrentList.of(
              ListQualificationTypesRequest::builder,
              MTurkClient::listQualificationTypes,
              (QualificationType type) ->
                  CurrentList.key(type.qualificationTypeId(), type.name(), type.creationTime()),
              CurrentList.Element.of(
                  AnswerMapping.of(
                      QualificationType::builder, org.turkbridge.message.QualificationType.class)))
          .atMost(
              search ->
                  Boolean.TRUE.equals(search.mustBeOwnedByCaller())
                      ? Integer.MAX_VALUE
                      : MOST_TYPES);

  private LegacyQualificationOperations() {}

  static List<OperationDeclaration> all() {
    return List.of(
        page(GetQualificationRequestsRequest.class, PENDING)
            .bound(binder -> binder.ignoring("SortProperty", EXPIRATION))
            .sorted(LegacyQualificationOperations::order),
        change(
                GrantQualificationRequest.class,
                AcceptQualificationRequestRequest::builder,
                MTurkClient::acceptQualificationRequest)
            .mapped(mapping -> mapping.withDefault("IntegerValue", DEFAULT_VALUE))
            .touching(
                (sent, lists) -> {
                  settled(sent.getQualificationRequestId(), lists);
                  lists.added(HOLDERS.all());
                }),
        change(
                RejectQualificationRequestRequest.class,
                software.amazon.awssdk.services.mturk.model.RejectQualificationRequestRequest
                    ::builder,
                MTurkClient::rejectQualificationRequest)
            .touching((sent, lists) -> settled(sent.getQualificationRequestId(), lists)),
        // The current operation overwrites what a Worker holds, where the old one failed.
        change(
                AssignQualificationRequest.class,
                AssociateQualificationWithWorkerRequest::builder,
                MTurkClient::associateQualificationWithWorker)
            .mapped(
                mapping ->
                    mapping
                        .withDefault("IntegerValue", DEFAULT_VALUE)
                        .withDefault("SendNotification", true))
            .first(LegacyQualificationOperations::requireNotHeld)
            .touching(
                (sent, lists) -> granted(sent.getQualificationTypeId(), sent.getWorkerId(), lists)),
        change(
                RevokeQualificationRequest.class,
                DisassociateQualificationFromWorkerRequest::builder,
                MTurkClient::disassociateQualificationFromWorker)
            .touching(
                (sent, lists) ->
                    revoked(sent.getQualificationTypeId(), sent.getSubjectId(), lists)),
        read(
            GetQualificationScoreRequest.class,
            software.amazon.awssdk.services.mturk.model.GetQualificationScoreRequest::builder,
            MTurkClient::getQualificationScore),
        // The current operation also gives a Qualification to a Worker who has none, where the old
        // one failed. Whether the old service notified the Worker is not known.
        change(
                UpdateQualificationScoreRequest.class,
                AssociateQualificationWithWorkerRequest::builder,
                MTurkClient::associateQualificationWithWorker)
            .requiring("IntegerValue")
            .mapped(mapping -> mapping.withDefault("SendNotification", false))
            .first((sent, call) -> score(sent.getQualificationTypeId(), sent.getSubjectId(), call))
            .touching((sent, lists) -> lists.added(HOLDERS.all())),
        // The current API documents no default of Status.
        page(GetQualificationsForQualificationTypeRequest.class, HOLDERS)
            .mapped(mapping -> mapping.withDefault("Status", "Granted")),
        change(
                CreateQualificationTypeRequest.class,
                software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest::builder,
                MTurkClient::createQualificationType)
            .requiring("Description", "QualificationTypeStatus")
            .checkedBy(LegacyQualificationOperations::requireTogether)
            .touching((sent, lists) -> lists.added(TYPES.all())),
        read(
            GetQualificationTypeRequest.class,
            software.amazon.awssdk.services.mturk.model.GetQualificationTypeRequest::builder,
            MTurkClient::getQualificationType),
        change(
                UpdateQualificationTypeRequest.class,
                software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeRequest::builder,
                MTurkClient::updateQualificationType)
            .checkedBy(LegacyQualificationOperations::requireTogether)
            .touching((sent, lists) -> lists.added(TYPES.all())),
        // Which rejects the requests for it; nobody holds it any more.
        change(
                DisposeQualificationTypeRequest.class,
                DeleteQualificationTypeRequest::builder,
                MTurkClient::deleteQualificationType)
            .requiring("QualificationTypeId")
            .touching((sent, lists) -> deleted(sent.getQualificationTypeId(), lists)),
        // The current API requires both, which old callers leave out.
        page(SearchQualificationTypesRequest.class, TYPES)
            .mapped(
                mapping ->
                    mapping
                        .withDefault("MustBeRequestable", false)
                        .withDefault("MustBeOwnedByCaller", false))
            .sorted(
                sent ->
                    new ListOrder(
                        ListOrder.Property.TEXT,
                        sent.getSortDirection() != SortDirection.ASCENDING)));
  }

  /** By SubmitTime and ascending, unless the caller says otherwise: the documented defaults. */
  private static ListOrder order(GetQualificationRequestsRequest sent) {
    return new ListOrder(
        sent.getSortProperty() == GetQualificationRequestsSortProperty.QUALIFICATION_TYPE_ID
            ? ListOrder.Property.TEXT
            : ListOrder.Property.TIME,
        sent.getSortDirection() == SortDirection.DESCENDING);
  }

  static void settled(String requestId, ListChanges lists) {
    lists.removed(PENDING.all(), Leaving.ofId(requestId));
  }

  static void granted(String typeId, String workerId, ListChanges lists) {
    lists.added(HOLDERS.all());
    lists.removed(holders(typeId, "Revoked"), Leaving.ofId(workerId));
  }

  static void revoked(String typeId, String workerId, ListChanges lists) {
    lists.added(HOLDERS.all());
    lists.removed(holders(typeId, "Granted"), Leaving.ofId(workerId));
  }

  static void deleted(String typeId, ListChanges lists) {
    lists.removed(TYPES.all(), Leaving.ofId(typeId));
    lists.removed(PENDING.all(), Leaving.ofText(typeId));
    lists.doubtful(holders(typeId));
    LegacyHitOperations.requiredTypeDeleted(typeId, lists);
  }

  private static Predicate<Listing> holders(String typeId) {
    return HOLDERS.with(ListWorkersWithQualificationTypeRequest::qualificationTypeId, typeId);
  }

  private static Predicate<Listing> holders(String typeId, String status) {
    return holders(typeId)
        .and(HOLDERS.with(ListWorkersWithQualificationTypeRequest::statusAsString, status));
  }

  /** Reads what a Worker holds. */
  private static void score(String typeId, String workerId, CallContext call) {
    call.read(
        MTurkClient::getQualificationScore,
        software.amazon.awssdk.services.mturk.model.GetQualificationScoreRequest.builder()
            .qualificationTypeId(typeId)
            .workerId(workerId)
            .build());
  }

  private static void requireNotHeld(AssignQualificationRequest sent, CallContext call) {
    try {
      score(sent.getQualificationTypeId(), sent.getWorkerId(), call);
    } catch (LegacyException e) {
      if (NOT_HELD.contains(e.code())) {
        return;
      }
      throw e;
    }
    throw new LegacyException(
        "AWS.MechanicalTurk.QualificationAlreadyExists",
        "The Worker "
            + sent.getWorkerId()
            + " already holds the Qualification "
            + sent.getQualificationTypeId()
            + "; change its value with UpdateQualificationScore",
        LegacyException.Place.RESULT);
  }

  /** Requires that the parameters of a test go together, whatever service is behind. */
  private static void requireTogether(MTurkRequest request) {
    QualificationTestParameters.of(request)
        .violation()
        .ifPresent(
            violation -> {
              throw LegacyException.ofResult(
                  violation.isOutOfRange()
                      ? LegacyErrorCode.PARAMETER_OUT_OF_RANGE
                      : LegacyErrorCode.INVALID_PARAMETER_VALUE,
                  violation.message());
            });
  }
}
