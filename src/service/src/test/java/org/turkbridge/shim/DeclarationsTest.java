package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.legacy.LegacyOperations;
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
