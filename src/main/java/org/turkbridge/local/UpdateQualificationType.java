package org.turkbridge.local;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeResponse;

/**
 * Changes a type: what is absent stays, save that a Test without an AnswerKey ends the key that was
 * there. Neither a Test nor a RetryDelayInSeconds can be taken away. A type that was inferred from
 * imported requests no longer is.
 */
final class UpdateQualificationType
    implements Operation<UpdateQualificationTypeRequest, UpdateQualificationTypeResponse> {
  private static final RequestShape<UpdateQualificationTypeRequest> SHAPE =
      RequestShape.of(
          UpdateQualificationTypeRequest::builder,
          Members.QUALIFICATION_TYPE_ID.required(),
          Members.QUALIFICATION_TYPE_STATUS);

  private final Store store;
  private final TestScoring scoring;

  UpdateQualificationType(Store store, TestScoring scoring) {
    this.store = store;
    this.scoring = scoring;
  }

  @Override
  public String name() {
    return "UpdateQualificationType";
  }

  @Override
  public RequestShape<UpdateQualificationTypeRequest> shape() {
    return SHAPE;
  }

  @Override
  public UpdateQualificationTypeResponse answer(
      UpdateQualificationTypeRequest request, Caller caller) {
    TypeLimits.description(request.description());
    TypeLimits.retryDelay(request.retryDelayInSeconds());
    TypeLimits.testDuration(request.testDurationInSeconds());
    @Nullable String test = request.test();
    if (test != null) {
      scoring.requireUsable(test, request.answerKey());
    }
    return store.write(
        tables -> {
          StoredType present = Rules.ownLiveType(tables, request.qualificationTypeId(), caller);
          QualificationType changed = changed(present.type(), request);
          requireConsistent(changed, request);
          tables.types().change(changed);
          return UpdateQualificationTypeResponse.builder().qualificationType(changed).build();
        });
  }

  /** What the request leaves as it was is not held against the rules: imported types break some. */
  private void requireConsistent(
      QualificationType changed, UpdateQualificationTypeRequest request) {
    @Nullable String answerKey = request.answerKey();
    TypeLimits.keyNeedsTest(answerKey, changed.test());
    TypeLimits.testForbidsAutoGrant(changed.test(), changed.autoGranted());
    if (request.test() != null) {
      TypeLimits.testNeedsDuration(changed.test(), changed.testDurationInSeconds());
    } else if (answerKey != null) {
      scoring.requireUsable(changed.test(), answerKey);
    }
  }

  private static QualificationType changed(
      QualificationType present, UpdateQualificationTypeRequest request) {
    boolean isTestGiven = request.test() != null;
    boolean hasTest = isTestGiven || present.test() != null;
    boolean autoGranted = orElse(request.autoGranted(), present.autoGranted());
    return present.toBuilder()
        .description(orElse(request.description(), present.description()))
        .qualificationTypeStatus(
            orElse(
                request.qualificationTypeStatusAsString(),
                present.qualificationTypeStatusAsString()))
        .test(orElse(request.test(), present.test()))
        .testDurationInSeconds(
            hasTest
                ? orElse(request.testDurationInSeconds(), present.testDurationInSeconds())
                : null)
        .answerKey(
            isTestGiven ? request.answerKey() : orElse(request.answerKey(), present.answerKey()))
        .retryDelayInSeconds(orElse(request.retryDelayInSeconds(), present.retryDelayInSeconds()))
        .autoGranted(autoGranted)
        .autoGrantedValue(
            autoGranted
                ? orElse(
                    request.autoGrantedValue(),
                    Objects.requireNonNullElse(present.autoGrantedValue(), Members.DEFAULT_VALUE))
                : null)
        .build();
  }

  private static <T extends @Nullable Object> T orElse(@Nullable T given, T present) {
    return given == null ? present : given;
  }
}
