package org.turkbridge.local;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.QualificationTestParameters;
import software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.CreateQualificationTypeResponse;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * Creates a type, which belongs to the caller. An absent AutoGranted is false, an absent
 * AutoGrantedValue 1; without AutoGranted, AutoGrantedValue is dropped.
 */
final class CreateQualificationType
    implements Operation<CreateQualificationTypeRequest, CreateQualificationTypeResponse> {
  private static final RequestShape<CreateQualificationTypeRequest> SHAPE =
      RequestShape.of(
          CreateQualificationTypeRequest::builder,
          Member.of("Name").required(),
          Member.of("Description").required(),
          Members.QUALIFICATION_TYPE_STATUS.required());

  private final Transactions transactions;
  private final TestScoring scoring;
  private final EntityIds ids;

  CreateQualificationType(Transactions transactions, TestScoring scoring, EntityIds ids) {
    this.transactions = transactions;
    this.scoring = scoring;
    this.ids = ids;
  }

  @Override
  public String name() {
    return "CreateQualificationType";
  }

  @Override
  public RequestShape<CreateQualificationTypeRequest> shape() {
    return SHAPE;
  }

  @Override
  public CreateQualificationTypeResponse answer(
      CreateQualificationTypeRequest request, Caller caller) {
    requireValid(request);
    return transactions.write(
        caller,
        tx -> {
          requireFree(tx, request.name());
          QualificationType type = type(request, tx);
          tx.types().add(type, caller.requester());
          return CreateQualificationTypeResponse.builder().qualificationType(type).build();
        });
  }

  private void requireValid(CreateQualificationTypeRequest request) {
    TypeLimits.name(request.name());
    TypeLimits.description(request.description());
    TypeLimits.keywords(request.keywords());
    TypeLimits.retryDelay(request.retryDelayInSeconds());
    @Nullable String test = request.test();
    TypeLimits.test(
        new QualificationTestParameters(
            test, request.answerKey(), request.testDurationInSeconds(), request.autoGranted()));
    if (test != null) {
      scoring.requireUsable(test, request.answerKey());
    }
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
            isAutoGranted(request)
                ? Objects.requireNonNullElse(request.autoGrantedValue(), Members.DEFAULT_VALUE)
                : null)
        .build();
  }

  private static boolean isAutoGranted(CreateQualificationTypeRequest request) {
    return Objects.requireNonNullElse(request.autoGranted(), false);
  }
}
