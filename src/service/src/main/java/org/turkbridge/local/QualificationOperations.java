package org.turkbridge.local;

import static org.turkbridge.local.CurrentOperation.list;
import static org.turkbridge.local.CurrentOperation.read;
import static org.turkbridge.local.CurrentOperation.write;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.StoredType;
import org.turkbridge.local.store.TypeSearch;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestResponse;
import software.amazon.awssdk.services.mturk.model.AssociateQualificationWithWorkerRequest;
import software.amazon.awssdk.services.mturk.model.AssociateQualificationWithWorkerResponse;
import software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.DeleteQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.DeleteQualificationTypeResponse;
import software.amazon.awssdk.services.mturk.model.DisassociateQualificationFromWorkerRequest;
import software.amazon.awssdk.services.mturk.model.DisassociateQualificationFromWorkerResponse;
import software.amazon.awssdk.services.mturk.model.GetQualificationScoreRequest;
import software.amazon.awssdk.services.mturk.model.GetQualificationScoreResponse;
import software.amazon.awssdk.services.mturk.model.GetQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.GetQualificationTypeResponse;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesResponse;
import software.amazon.awssdk.services.mturk.model.ListWorkersWithQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.ListWorkersWithQualificationTypeResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.RejectQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.RejectQualificationRequestResponse;
import software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeRequest;

/** What is done with QualificationTypes, requests for them, and Qualifications that are held. */
final class QualificationOperations {
  private QualificationOperations() {}

  /**
   * All of them.
   *
   * @param ids those of new types
   */
  static List<CurrentOperation<?, ?>> all(TestScoring scoring, EntityIds ids) {
    return List.of(
        write(CreateQualificationTypeRequest::builder, new QualificationTypeCreation(scoring, ids)),
        write(UpdateQualificationTypeRequest::builder, new QualificationTypeChange(scoring)),
        write(DeleteQualificationTypeRequest::builder, QualificationOperations::delete),
        read(GetQualificationTypeRequest::builder, QualificationOperations::type),
        list(
            ListQualificationTypesRequest::builder,
            ListQualificationTypesResponse::builder,
            ListQualificationTypesResponse.Builder::qualificationTypes,
            request ->
                Arrays.asList(
                    isOwnedByCaller(request), request.mustBeRequestable(), request.query()),
            QualificationOperations::types),
        list(
            ListQualificationRequestsRequest::builder,
            ListQualificationRequestsResponse::builder,
            ListQualificationRequestsResponse.Builder::qualificationRequests,
            request -> Arrays.asList(request.qualificationTypeId()),
            QualificationOperations::requests),
        write(AcceptQualificationRequestRequest::builder, QualificationOperations::accept),
        write(RejectQualificationRequestRequest::builder, QualificationOperations::reject),
        write(AssociateQualificationWithWorkerRequest::builder, QualificationOperations::associate),
        write(
            DisassociateQualificationFromWorkerRequest::builder,
            QualificationOperations::disassociate),
        read(GetQualificationScoreRequest::builder, QualificationOperations::score),
        list(
            ListWorkersWithQualificationTypeRequest::builder,
            ListWorkersWithQualificationTypeResponse::builder,
            ListWorkersWithQualificationTypeResponse.Builder::qualifications,
            request -> List.of(request.qualificationTypeId(), status(request)),
            QualificationOperations::workers));
  }

  /**
   * Deletes a type: its pending requests are rejected, its name is free at once, and what workers
   * hold of it can still be read and revoked.
   */
  private static DeleteQualificationTypeResponse delete(
      DeleteQualificationTypeRequest request, Tx tx) {
    String typeId = request.qualificationTypeId();
    Rules.ownLiveType(tx, typeId);
    tx.types().dispose(typeId);
    tx.requests().rejectAll(typeId, tx.now());
    return DeleteQualificationTypeResponse.builder().build();
  }

  /** Describes a type, whoever owns it; its Test and AnswerKey to the owner alone. */
  private static GetQualificationTypeResponse type(GetQualificationTypeRequest request, Tx tx) {
    StoredType type = Rules.type(tx.tables(), request.qualificationTypeId());
    Rules.requireLive(type);
    return GetQualificationTypeResponse.builder()
        .qualificationType(type.shownTo(tx.caller().requester()))
        .build();
  }

  /**
   * Searches the types that are not deleted; Test and AnswerKey are shown to the owner alone. An
   * absent MustBeOwnedByCaller is false; imported types count as everybody's own, those of the
   * system as nobody's. Only these two may be unrequestable.
   */
  private static Page<QualificationType> types(
      ListQualificationTypesRequest request, Tx tx, PagePlace place) {
    TypeSearch search =
        new TypeSearch(
            isOwnedByCaller(request) ? tx.caller().requester() : null,
            request.mustBeRequestable(),
            request.query());
    return tx.types()
        .page(search, place.after(), place.limit())
        .map(type -> type.shownTo(tx.caller().requester()));
  }

  private static boolean isOwnedByCaller(ListQualificationTypesRequest request) {
    return Objects.requireNonNullElse(request.mustBeOwnedByCaller(), false);
  }

  /** Lists the pending requests for one QualificationType, or for all. */
  private static Page<QualificationRequest> requests(
      ListQualificationRequestsRequest request, Tx tx, PagePlace place) {
    @Nullable String typeId = request.qualificationTypeId();
    if (typeId != null) {
      Rules.readableLiveType(tx, typeId);
    }
    return tx.requests().page(typeId, tx.caller().requester(), place.after(), place.limit());
  }

  /** Grants what a request asks for. An absent IntegerValue is 1. */
  private static AcceptQualificationRequestResponse accept(
      AcceptQualificationRequestRequest request, Tx tx) {
    QualificationRequest pending =
        Rules.pendingRequest(tx, request.qualificationRequestId()).request();
    tx.requests().grant(pending.qualificationRequestId(), tx.now());
    tx.qualifications()
        .grant(
            pending.qualificationTypeId(),
            pending.workerId(),
            Rules.grantedValue(request.integerValue()),
            tx.now());
    return AcceptQualificationRequestResponse.builder().build();
  }

  /** Rejects a request. What the worker holds already stays. */
  private static RejectQualificationRequestResponse reject(
      RejectQualificationRequestRequest request, Tx tx) {
    String id = request.qualificationRequestId();
    Rules.pendingRequest(tx, id);
    tx.requests().reject(id, request.reason(), tx.now());
    return RejectQualificationRequestResponse.builder().build();
  }

  /**
   * Gives a type to a worker: anew, with another value, or again after it was revoked. An absent
   * IntegerValue is 1. A request of the worker's stays pending. SendNotification is without effect:
   * there is nobody to notify.
   */
  private static AssociateQualificationWithWorkerResponse associate(
      AssociateQualificationWithWorkerRequest request, Tx tx) {
    String typeId = request.qualificationTypeId();
    Rules.grantableType(tx, typeId);
    tx.qualifications()
        .grant(typeId, request.workerId(), Rules.grantedValue(request.integerValue()), tx.now());
    return AssociateQualificationWithWorkerResponse.builder().build();
  }

  /** Revokes what a worker holds, also of a type that was deleted. */
  private static DisassociateQualificationFromWorkerResponse disassociate(
      DisassociateQualificationFromWorkerRequest request, Tx tx) {
    String typeId = request.qualificationTypeId();
    Rules.ownType(tx, typeId);
    Rules.held(tx, typeId, request.workerId());
    tx.qualifications().revoke(typeId, request.workerId(), request.reason());
    return DisassociateQualificationFromWorkerResponse.builder().build();
  }

  /** Tells what a worker holds of a type, also of one that was deleted. */
  private static GetQualificationScoreResponse score(GetQualificationScoreRequest request, Tx tx) {
    String typeId = request.qualificationTypeId();
    Rules.readableType(tx, typeId);
    return GetQualificationScoreResponse.builder()
        .qualification(Rules.held(tx, typeId, request.workerId()))
        .build();
  }

  /**
   * Lists who holds a type, or from whom it was revoked, in the order of the first grant; also of a
   * type that was deleted. An absent Status is Granted.
   */
  private static Page<Qualification> workers(
      ListWorkersWithQualificationTypeRequest request, Tx tx, PagePlace place) {
    String typeId = request.qualificationTypeId();
    Rules.readableType(tx, typeId);
    return tx.qualifications().page(typeId, status(request), place.after(), place.limit());
  }

  private static QualificationStatus status(ListWorkersWithQualificationTypeRequest request) {
    return Objects.requireNonNullElse(request.status(), QualificationStatus.GRANTED);
  }
}
