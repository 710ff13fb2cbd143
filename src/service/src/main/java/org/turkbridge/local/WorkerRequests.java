package org.turkbridge.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.RequestState;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.StoredType;
import org.turkbridge.local.store.Tables;
import org.turkbridge.schema.ConstraintTable;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

/** How workers' requests for Qualifications come into being. Safe for any thread. */
public final class WorkerRequests {
  private final Store store;
  private final InstantSource clock;
  private final EntityIds ids;
  private final Constraints workerIds;
  private final TestScoring scoring = new TestScoring();

  /**
   * Requests into a store, which stays the caller's to close. Services may answer from it
   * meanwhile, in this process and in others.
   *
   * @param clock tells the time of a request
   * @param random makes the ids of requests
   */
  public WorkerRequests(Store store, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    this.ids = new EntityIds(random);
    this.workerIds =
        ConstraintTable.bundled().request("AssociateQualificationWithWorker").at("WorkerId");
  }

  /**
   * Makes a request, and grants it at once if the type does: by AutoGranted with its value, by an
   * AnswerKey with the score.
   *
   * @param workerId an {@code A}, then capital letters and digits; 64 characters at most
   * @param answer QuestionFormAnswers to the Test of the type, valid against it; null for a type
   *     without a Test, which takes none
   * @return what became of it, durable
   * @throws WorkerRequestException if the request is not taken: the store is as it was before
   * @throws StoreException if the store cannot be written
   */
  public WorkerRequest request(String typeId, String workerId, @Nullable String answer) {
    try {
      requireWorkerId(workerId);
      // Before the others must wait: the schemas of the documents may have to be loaded.
      Assessed assessed = assess(store.read(tables -> Rules.type(tables, typeId)), answer);
      return store.write(tables -> request(tables, assessed, workerId, answer));
    } catch (Failure e) {
      throw new WorkerRequestException(e);
    }
  }

  private void requireWorkerId(String workerId) {
    Validation validation = new Validation();
    validation.check("WorkerId", workerId, workerIds);
    validation.require();
  }

  private WorkerRequest request(
      Tables tables, Assessed assessed, String workerId, @Nullable String answer) {
    String typeId = assessed.stored.type().qualificationTypeId();
    StoredType stored = Rules.type(tables, typeId);
    QualificationType type = stored.type();
    Instant now = Moment.of(clock);
    @Nullable Integer value =
        stored.equals(assessed.stored) ? assessed.value : assess(stored, answer).value;
    tables.requests().latest(typeId, workerId).ifPresent(last -> Retakes.require(type, last, now));
    String id = ids.next();
    tables
        .requests()
        .add(
            QualificationRequest.builder()
                .qualificationRequestId(id)
                .qualificationTypeId(typeId)
                .workerId(workerId)
                .test(type.test())
                .answer(answer)
                .submitTime(now)
                .build(),
            stored.owner());
    if (value == null) {
      return new WorkerRequest(id, RequestState.SUBMITTED, null);
    }
    tables.requests().grant(id, now);
    tables.qualifications().grant(typeId, workerId, value, now);
    return new WorkerRequest(id, RequestState.GRANTED, value);
  }

  private Assessed assess(StoredType stored, @Nullable String answer) {
    requireActive(stored);
    return new Assessed(stored, valueAtOnce(stored.type(), answer));
  }

  private static void requireActive(StoredType stored) {
    Rules.requireNotOfSystem(stored);
    if (stored.isDisposing()
        || stored.type().qualificationTypeStatus() != QualificationTypeStatus.ACTIVE) {
      throw Failure.requestError(
          "InvalidQualificationTypeState",
          String.format(
              "QualificationType %s is %s, and only an Active one can be requested: %s.",
              stored.type().qualificationTypeId(),
              stored.isDisposing() ? "deleted" : "Inactive",
              stored.isDisposing()
                  ? "name another"
                  : "make it Active with UpdateQualificationType"));
    }
  }

  /** The value to grant without asking the Requester; null if the request must wait. */
  private @Nullable Integer valueAtOnce(QualificationType type, @Nullable String answer) {
    @Nullable String test = type.test();
    if (test == null || test.isBlank()) {
      if (answer != null) {
        throw Failure.invalidValue(
            "Answer",
            "An answer is given, but QualificationType "
                + type.qualificationTypeId()
                + " has no Test: leave it out.");
      }
      return type.autoGranted() ? Rules.grantedValue(type.autoGrantedValue()) : null;
    }
    if (answer == null) {
      throw Failure.invalidValue(
          "Answer",
          "QualificationType "
              + type.qualificationTypeId()
              + " has a Test: give the answers to it, a QuestionFormAnswers document.");
    }
    return scoring.score(test, type.answerKey(), answer);
  }

  /** A type as it was, and what an answer is worth there at once. */
  private record Assessed(StoredType stored, @Nullable Integer value) {}
}
