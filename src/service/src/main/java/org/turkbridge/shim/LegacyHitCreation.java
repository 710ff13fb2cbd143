package org.turkbridge.shim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.mapping.RequestMapping;
import org.turkbridge.message.CreateHITRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitWithHitTypeRequest;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.MTurkResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * CreateHIT, which is two operations of the current API: by a HITTypeId, beside which the old
 * service took no notice of the properties of a type, or by these properties.
 */
final class LegacyHitCreation implements OperationDeclaration {
  private static final String HIT_TYPE_ID = "HITTypeId";
  private static final Set<String> REQUIRED_PROPERTIES =
      Set.of("Title", "Description", "Reward", "AssignmentDurationInSeconds");
  private static final Set<String> OPTIONAL_PROPERTIES =
      Set.of("Keywords", "AutoApprovalDelayInSeconds", "QualificationRequirement");

  private final CallDeclaration<CreateHITRequest, CreateHitRequest> byProperties =
      with(CreateHitRequest::builder, MTurkClient::createHIT)
          .mapped(
              mapping ->
                  mapping
                      .without(HIT_TYPE_ID)
                      .withDefault("MaxAssignments", 1)
                      .withDefault(
                          "AutoApprovalDelayInSeconds",
                          LegacyHitOperations.DEFAULT_AUTO_APPROVAL_DELAY));
  private final CallDeclaration<CreateHITRequest, CreateHitWithHitTypeRequest> byType =
      with(CreateHitWithHitTypeRequest::builder, MTurkClient::createHITWithHITType)
          .mapped(mapping -> withoutProperties(mapping).withDefault("MaxAssignments", 1));

  private static <C extends MTurkRequest> CallDeclaration<CreateHITRequest, C> with(
      Supplier<? extends SdkBuilder<?, C>> current,
      BiFunction<MTurkClient, C, ? extends MTurkResponse> call) {
    return CallDeclaration.change(CreateHITRequest.class, current, call)
        .bound(binder -> binder.substituting(HIT_TYPE_ID, REQUIRED_PROPERTIES, OPTIONAL_PROPERTIES))
        .sentCheckedBy(LegacyHitCreation::requireOneQuestion)
        .touching((sent, lists) -> LegacyHitOperations.changed(lists))
        .grouped(
            ResponseGroups.of(
                List.of(
                    ResponseGroups.HIT_DETAIL,
                    ResponseGroups.HIT_QUESTION,
                    ResponseGroups.HIT_ASSIGNMENT_SUMMARY),
                List.of()));
  }

  private static <C> RequestMapping<CreateHITRequest, C> withoutProperties(
      RequestMapping<CreateHITRequest, C> mapping) {
    return mapping.without(
        Stream.of(REQUIRED_PROPERTIES, OPTIONAL_PROPERTIES)
            .flatMap(Set::stream)
            .toArray(String[]::new));
  }

  private static void requireOneQuestion(CreateHITRequest sent) {
    boolean hasQuestion = sent.getQuestion() != null;
    if (hasQuestion == (sent.getHITLayoutId() != null)) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          hasQuestion
              ? "The request has a Question and a HITLayoutId; send one of them"
              : "The request must contain a Question or a HITLayoutId");
    }
  }

  private CallDeclaration<CreateHITRequest, ?> of(CreateHITRequest sent) {
    return sent.getHITTypeId() == null ? byProperties : byType;
  }

  @Override
  public LegacyOperation<CreateHITRequest> operation() {
    return new LegacyOperation<>(
        byProperties.binder(),
        LegacyHitCreation::requireOneQuestion,
        true,
        (sent, result, call) -> of(sent).perform(sent, result, call));
  }

  @Override
  public Binder<CreateHITRequest> binder() {
    return byProperties.binder();
  }

  @Override
  public Optional<RequestMapping<?, ?>> mapping() {
    return byProperties.mapping();
  }

  @Override
  public CurrentPlan plan(Parameters sent) {
    return of(binder().read(sent)).plan(sent);
  }

  @Override
  public Optional<ResponseGroups> groups() {
    return byProperties.groups();
  }

  @Override
  public Optional<SdkPojo> response() {
    return byProperties.response();
  }

  @Override
  public List<String> unmapped() {
    return Stream.<OperationDeclaration>of(byProperties, byType)
        .flatMap(each -> each.unmapped().stream())
        .toList();
  }
}
