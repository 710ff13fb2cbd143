package org.turkbridge.local;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.RequestState;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.local.store.StoredHitType;
import org.turkbridge.local.store.StoredRequest;
import org.turkbridge.local.store.StoredType;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** Who may act on what, and in which state: the rules that operations share. */
final class Rules {
  /** The IntegerValue of a grant that names none. */
  private static final int DEFAULT_VALUE = 1;

  static final String PERMISSION_DENIED = "PermissionDeniedException";

  private Rules() {}

  /** The IntegerValue to grant with, which is 1 where none is given. */
  static int grantedValue(@Nullable Integer given) {
    return given == null ? DEFAULT_VALUE : given;
  }

  /**
   * A type, whoever owns it.
   *
   * @throws Failure if there is none of that id
   */
  static StoredType type(Tables tables, String id) {
    return known(tables.types().find(id), id);
  }

  /**
   * A type as it is now, whoever owns it: what is granted or revoked stays so whatever becomes of
   * the type meanwhile, and calls for one type do not wait for each other.
   *
   * @throws Failure if there is none of that id
   */
  private static StoredType typeOfNow(Tx tx, String id) {
    return known(tx.types().peek(id), id);
  }

  private static StoredType known(Optional<StoredType> type, String id) {
    return type.orElseThrow(
        () ->
            Failure.requestError(
                "QualificationTypeDoesNotExist", "QualificationType " + id + " does not exist."));
  }

  /**
   * A type that the caller may read about, deleted or not: it is the caller's, imported, or of the
   * system.
   *
   * @throws Failure if there is none of that id, or if it is another's
   */
  static StoredType readableType(Tx tx, String id) {
    StoredType type = type(tx.tables(), id);
    if (!type.isSystem()) {
      requireOwn(type, tx.caller());
    }
    return type;
  }

  /**
   * A type that the caller may read about and that is not deleted.
   *
   * @throws Failure if there is none of that id, if it is another's, or if it is deleted
   */
  static StoredType readableLiveType(Tx tx, String id) {
    StoredType type = readableType(tx, id);
    requireLive(type);
    return type;
  }

  /**
   * A type that the caller may act on, deleted or not: it is the caller's, or imported.
   *
   * @throws Failure if there is none of that id, or if it is another's or of the system
   */
  static StoredType ownType(Tx tx, String id) {
    StoredType type = typeOfNow(tx, id);
    requireOwn(type, tx.caller());
    return type;
  }

  /**
   * A type that the caller may grant: it is the caller's, or imported, and not deleted.
   *
   * @throws Failure if there is none of that id, if it is another's or of the system, or if it is
   *     deleted
   */
  static StoredType grantableType(Tx tx, String id) {
    StoredType type = ownType(tx, id);
    requireLive(type);
    return type;
  }

  /**
   * A type that the caller may change, and nobody else does meanwhile: it is the caller's, or
   * imported, and not deleted.
   *
   * @throws Failure if there is none of that id, if it is another's or of the system, or if it is
   *     deleted
   */
  static StoredType ownLiveType(Tx tx, String id) {
    StoredType type = type(tx.tables(), id);
    requireOwn(type, tx.caller());
    requireLive(type);
    return type;
  }

  private static void requireOwn(StoredType type, Caller caller) {
    requireNotOfSystem(type);
    if (!type.isOf(caller.requester())) {
      throw notYours("QualificationType " + type.type().qualificationTypeId());
    }
  }

  /**
   * Requires that somebody can act on a type.
   *
   * @throws Failure if it is of the system
   */
  static void requireNotOfSystem(StoredType type) {
    if (type.isSystem()) {
      throw Failure.requestError(
          PERMISSION_DENIED,
          String.format(
              "QualificationType %s (%s) is Mechanical Turk's own: nobody can change it, grant it or"
                  + " take it away.",
              type.type().qualificationTypeId(), type.type().name()));
    }
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
   *     type is deleted or of the system
   */
  static StoredRequest pendingRequest(Tx tx, String id) {
    StoredRequest request =
        tx.requests()
            .find(id)
            .orElseThrow(
                () ->
                    Failure.requestError(
                        "QualificationRequestDoesNotExist",
                        "QualificationRequest " + id + " does not exist."));
    if (!request.isOf(tx.caller().requester())) {
      throw notYours("QualificationRequest " + id);
    }
    if (request.state() != RequestState.SUBMITTED) {
      throw wrongState("InvalidQualificationRequestState", "Submitted");
    }
    StoredType type = typeOfNow(tx, request.request().qualificationTypeId());
    requireNotOfSystem(type);
    requireLive(type);
    return request;
  }

  /**
   * What a worker holds of a type.
   *
   * @throws Failure if the worker never held it, or no longer does
   */
  static Qualification held(Tx tx, String typeId, String workerId) {
    Qualification qualification =
        tx.qualifications()
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

  /**
   * A HIT, whoever owns it. In a transaction that writes nobody else changes it meanwhile.
   *
   * @throws Failure if there is none of that id
   */
  static StoredHit hit(Tables tables, String id, Instant now) {
    return tables.hits().find(id, now).orElseThrow(() -> noHit(id));
  }

  /** There is no HIT of that id, or no longer. */
  static Failure noHit(String id) {
    return Failure.requestError("HITDoesNotExist", "Hit " + id + " does not exist.");
  }

  /**
   * Requires that the caller may act on a HIT and what belongs to it.
   *
   * @param what is asked for
   * @throws Failure if it is another's
   */
  static void requireOwn(StoredHit hit, Tx tx, String what) {
    if (!hit.isOf(tx.caller().requester())) {
      throw notYours(what);
    }
  }

  /**
   * A HIT that the caller may act on, in whatever status: it is the caller's, or imported.
   *
   * @throws Failure if there is none of that id, or if it is another's
   */
  static StoredHit ownHit(Tx tx, String id) {
    StoredHit hit = hit(tx.tables(), id, tx.now());
    requireOwn(hit, tx, "HIT " + id);
    return hit;
  }

  /**
   * A HIT that the caller may act on, in one of those statuses.
   *
   * @throws Failure if there is none of that id, if it is another's, or if it is in another status
   */
  static StoredHit ownHit(Tx tx, String id, HITStatus... expected) {
    StoredHit hit = ownHit(tx, id);
    if (!Arrays.asList(expected).contains(hit.status())) {
      throw wrongHitState(hit, expected);
    }
    return hit;
  }

  /** A HIT is not as an operation needs it. */
  static Failure wrongHitState(StoredHit hit, HITStatus... expected) {
    return Failure.requestError(
        "InvalidHITState",
        String.format(
            "%s  This operation can be called with a status of: %s",
            hit.status() == null
                ? "No archive tells the status of HIT " + hit.id() + "."
                : "This HIT is currently in the state '" + hit.status() + "'.",
            Arrays.stream(expected).map(HITStatus::toString).collect(Collectors.joining(", "))));
  }

  /**
   * A HIT type that the caller may use: it is the caller's, or imported.
   *
   * @throws Failure if there is none of that id, or if it is another's
   */
  static StoredHitType ownHitType(Tx tx, String id) {
    StoredHitType type =
        tx.hitTypes()
            .find(id)
            .orElseThrow(
                () ->
                    Failure.requestError(
                        "HITTypeDoesNotExist", "HITType " + id + " does not exist."));
    if (!type.isOf(tx.caller().requester())) {
      throw notYours("HITType " + id);
    }
    return type;
  }

  private static Failure notYours(String what) {
    return Failure.requestError(
        PERMISSION_DENIED,
        what + " belongs to another Requester: call with an access key of the one who owns it.");
  }

  private static Failure wrongState(String code, String expected) {
    return Failure.requestError(code, "This operation can be called with a status of: " + expected);
  }
}
