package org.turkbridge.local;

import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** Who may act on what, and in which state: the rules that operations share. */
final class Rules {
  private Rules() {}

  /**
   * A type, whoever owns it.
   *
   * @throws Failure if there is none of that id
   */
  static StoredType type(Tables tables, String id) {
    return tables
        .types()
        .find(id)
        .orElseThrow(
            () ->
                Failure.requestError(
                    "QualificationTypeDoesNotExist",
                    "QualificationType " + id + " does not exist."));
  }

  /**
   * A type of the caller or of nobody, deleted or not.
   *
   * @throws Failure if there is none of that id, or if it is another's
   */
  static StoredType ownType(Tables tables, String id, Caller caller) {
    StoredType type = type(tables, id);
    if (!type.isOf(caller)) {
      throw notYours("QualificationType " + id);
    }
    return type;
  }

  /**
   * A type of the caller or of nobody that is not deleted.
   *
   * @throws Failure if there is none of that id, if it is another's, or if it is deleted
   */
  static StoredType ownLiveType(Tables tables, String id, Caller caller) {
    StoredType type = ownType(tables, id, caller);
    requireLive(type);
    return type;
  }

  /**
   * Requires that a type is not deleted.
   *
   * @throws Failure if it is
   */
  static void requireLive(StoredType type) {
    if (type.isDisposing()) {
      throw wrongState("InvalidQualificationTypeState", "Active,Inactive");
    }
  }

  /**
   * A request that waits for the caller.
   *
   * @throws Failure if there is none of that id, if it is another's, if it is settled, or if its
   *     type is deleted
   */
  static StoredRequest pendingRequest(Tables tables, String id, Caller caller) {
    StoredRequest request =
        tables
            .requests()
            .find(id)
            .orElseThrow(
                () ->
                    Failure.requestError(
                        "QualificationRequestDoesNotExist",
                        "QualificationRequest " + id + " does not exist."));
    if (!request.isOf(caller)) {
      throw notYours("QualificationRequest " + id);
    }
    if (request.state() != RequestState.SUBMITTED) {
      throw wrongState("InvalidQualificationRequestState", "Submitted");
    }
    requireLive(type(tables, request.request().qualificationTypeId()));
    return request;
  }

  /**
   * What a worker holds of a type.
   *
   * @throws Failure if the worker never held it, or no longer does
   */
  static Qualification held(Tables tables, String typeId, String workerId) {
    Qualification qualification =
        tables
            .qualifications()
            .find(typeId, workerId)
            .orElseThrow(
                () ->
                    Failure.requestError(
                        "QualificationDoesNotExist",
                        "You requested a Qualification that does not exist."));
    if (qualification.status() != QualificationStatus.GRANTED) {
      throw wrongState("InvalidQualificationState", "Granted");
    }
    return qualification;
  }

  private static Failure notYours(String what) {
    return Failure.requestError(
        "PermissionDeniedException",
        what + " belongs to another Requester: call with an access key of the one who owns it.");
  }

  private static Failure wrongState(String code, String expected) {
    return Failure.requestError(code, "This operation can be called with a status of: " + expected);
  }
}
