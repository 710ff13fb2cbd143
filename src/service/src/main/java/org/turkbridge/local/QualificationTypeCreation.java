package org.turkbridge.local;

import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.CreateQualificationTypeResponse;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * Creates a type, which belongs to the caller. An absent AutoGranted is false, an absent
 * AutoGrantedValue 1; without AutoGranted, AutoGrantedValue is dropped.
 */
final class QualificationTypeCreation
    implements CurrentOperation.Handler<
        CreateQualificationTypeRequest, CreateQualificationTypeResponse> {
  private final TestScoring scoring;
  private final EntityIds ids;

  QualificationTypeCreation(TestScoring scoring, EntityIds ids) {
    this.scoring = scoring;
    this.ids = ids;
  }

  @Override
  public void check(CreateQualificationTypeRequest request) {
    TypeLimits.name(request.name());
    TypeLimits.description(request.description());
    TypeLimits.keywords(request.keywords());
    TypeLimits.retryDelay(request.retryDelayInSeconds());
    TypeLimits.test(request, scoring);
  }

  @Override
  public CreateQualificationTypeResponse answer(CreateQualificationTypeRequest request, Tx tx) {
    requireFree(tx, request.name());
    QualificationType type = type(request, tx);
    tx.types().add(type, tx.caller().requester());
    return CreateQualificationTypeResponse.builder().qualificationType(type).build();
  }

  private static void requireFree(Tx tx, String name) {
    Optional<String> present = tx.types().named(name, tx.caller().requester());
    if (present.isPresent()) {
      throw Failure.requestError(
          "QualificationTypeAlreadyExists",
          "You have already created a QualificationType with this name: "
              + present.get()
              + ". A QualificationType's name must be unique among all of the QualificationTypes"
              + " created by the same user.");
    }
  }

  private QualificationType type(CreateQualificationTypeRequest request, Tx tx) {
    return QualificationType.builder()
        .qualificationTypeId(ids.next())
        .creationTime(tx.now())
        .name(request.name())
        .description(request.description())
        .keywords(request.keywords())
        .qualificationTypeStatus(request.qualificationTypeStatus())
        .test(request.test())
        .testDurationInSeconds(request.testDurationInSeconds())
        .answerKey(request.answerKey())
        .retryDelayInSeconds(request.retryDelayInSeconds())
        .isRequestable(true)
        .autoGranted(isAutoGranted(request))
        .autoGrantedValue(
            isAutoGranted(request) ? Rules.grantedValue(request.autoGrantedValue()) : null)
        .build();
  }

  private static boolean isAutoGranted(CreateQualificationTypeRequest request) {
    return Objects.requireNonNullElse(request.autoGranted(), false);
  }
}
