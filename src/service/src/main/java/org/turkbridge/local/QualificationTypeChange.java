package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.StoredType;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeResponse;

/**
 * Changes a type: what is absent stays. Test, TestDurationInSeconds and AnswerKey are a set: a Test
 * takes the place of all three, so that one without an AnswerKey ends the key that was there.
 * Neither a Test nor a RetryDelayInSeconds can be taken away. A type that was inferred from
 * imported requests no longer is.
 */
final class QualificationTypeChange
    implements CurrentOperation.Handler<
        UpdateQualificationTypeRequest, UpdateQualificationTypeResponse> {
  private final TestScoring scoring;

  QualificationTypeChange(TestScoring scoring) {
    this.scoring = scoring;
  }

  @Override
  public void check(UpdateQualificationTypeRequest request) {
    TypeLimits.description(request.description());
    TypeLimits.retryDelay(request.retryDelayInSeconds());
    TypeLimits.test(request, scoring);
  }

  @Override
  public UpdateQualificationTypeResponse answer(UpdateQualificationTypeRequest request, Tx tx) {
    StoredType present = Rules.ownLiveType(tx, request.qualificationTypeId());
    QualificationType changed = changed(present.type(), request);
    requireConsistent(changed, request);
    tx.types().change(changed);
    return UpdateQualificationTypeResponse.builder().qualificationType(changed).build();
  }

  /** What the request leaves as it was is not held against the rules: imported types break some. */
  private static void requireConsistent(
      QualificationType changed, UpdateQualificationTypeRequest request) {
    if (request.test() != null) {
      TypeLimits.testForbidsAutoGrant(changed, "Test");
    } else if (request.autoGranted() != null) {
      TypeLimits.testForbidsAutoGrant(changed, "AutoGranted");
    }
  }

  private static QualificationType changed(
      QualificationType present, UpdateQualificationTypeRequest request) {
    boolean isTestGiven = request.test() != null;
    boolean autoGranted = orElse(request.autoGranted(), present.autoGranted());
    return present.toBuilder()
        .description(orElse(request.description(), present.description()))
        .qualificationTypeStatus(
            orElse(
                request.qualificationTypeStatusAsString(),
                present.qualificationTypeStatusAsString()))
        .test(isTestGiven ? request.test() : present.test())
        .testDurationInSeconds(
            isTestGiven ? request.testDurationInSeconds() : present.testDurationInSeconds())
        .answerKey(isTestGiven ? request.answerKey() : present.answerKey())
        .retryDelayInSeconds(orElse(request.retryDelayInSeconds(), present.retryDelayInSeconds()))
        .autoGranted(autoGranted)
        .autoGrantedValue(
            autoGranted
                ? orElse(request.autoGrantedValue(), Rules.grantedValue(present.autoGrantedValue()))
                : null)
        .build();
  }

  private static <T extends @Nullable Object> T orElse(@Nullable T given, T present) {
    return given == null ? present : given;
  }
}
