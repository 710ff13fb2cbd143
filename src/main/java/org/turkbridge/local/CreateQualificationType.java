package org.turkbridge.local;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.Tables;
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

  private final Store store;
  private final TestScoring scoring;
  private final EntityIds ids;
  private final InstantSource clock;

  CreateQualificationType(Store store, TestScoring scoring, EntityIds ids, InstantSource clock) {
    this.store = store;
    this.scoring = scoring;
    this.ids = ids;
    this.clock = clock;
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
    return store.write(
        tables -> {
          requireFree(tables, request.name(), caller);
          QualificationType type = type(request);
          tables.types().add(type, caller.requester());
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

  private static void requireFree(Tables tables, String name, Caller caller) {
    Optional<String> present = tables.types().named(name, caller.requester());
    if (present.isPresent()) {
      throw Failure.requestError(
          "QualificationTypeAlreadyExists",
          "You have already created a QualificationType with this name: "
              + present.get()
              + ". A QualificationType's name must be unique among all of the QualificationTypes"
              + " created by the same user.");
    }
  }

  private QualificationType type(CreateQualificationTypeRequest request) {
    return QualificationType.builder()
        .qualificationTypeId(ids.next())
        .creationTime(Moment.of(clock))
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
