package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.mapping.EnumeratedType;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.message.NotificationSpecification;
import org.turkbridge.message.Price;
import org.turkbridge.message.UpdateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.GetQualificationTypeRequest;

/** What the declarations of operations say, held against the messages of both APIs. */
class DeclarationsTest {
  static List<OperationDeclaration> operations() {
    return OperationDeclaration.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyElementAndMemberIsMappedOrLeftOut(OperationDeclaration declaration) {
    assertThat(declaration.unmapped()).as(declaration.operation().name()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatIsWrongIsToldBeforeAnythingIsDone(OperationDeclaration declaration) {
    ScriptedService service = new ScriptedService(body -> new ScriptedService.Reply(500, ""));
    String required =
        declaration.binder().type().elements().stream()
            .filter(
                element ->
                    declaration.binder().requires(element)
                        || Set.of("HITTypeId", "Notification").contains(element.name()))
            .map(element -> "&" + value(element))
            .collect(Collectors.joining());
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer =
          shim.call(declaration.operation().name() + required + "&ResponseGroup.1.2=Request");
      assertThat(answer.report().message()).contains("ResponseGroup.1.2");
    }
    assertThat(service.received()).isEmpty();
  }

  private static String value(MessageElement element) {
    if (element.type() == Price.class) {
      return element.name() + ".Amount=1";
    }
    if (element.type() == NotificationSpecification.class) {
      return "Notification.Destination=q&Notification.Transport=SQS&Notification.Version=1";
    }
    return element.name()
        + "="
        + (element.type().isEnum()
            ? EnumeratedType.of(element.type()).values().iterator().next()
            : "60");
  }

  @Test
  void everyOperationIsOneOfTheApi() {
    assertThat(operations())
        .extracting(declaration -> declaration.operation().name())
        .allMatch(LegacyOperations::exists)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotMappedIsNamed() {
    OperationDeclaration declaration =
        CallDeclaration.change(
            UpdateQualificationTypeRequest.class,
            GetQualificationTypeRequest::builder,
            MTurkClient::getQualificationType);
    assertThat(declaration.unmapped())
        .contains("UpdateQualificationTypeRequest.Description")
        .doesNotContain("UpdateQualificationTypeRequest.QualificationTypeId");
  }
}
