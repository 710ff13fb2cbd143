package org.turkbridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.turkbridge.message.Comparator;
import org.turkbridge.message.CreateHITRequest;
import org.turkbridge.message.GetAssignmentsForHITRequest;
import org.turkbridge.message.Locale;
import org.turkbridge.message.Price;
import org.turkbridge.message.QualificationRequirement;
import org.turkbridge.message.RegisterHITTypeRequest;
import org.turkbridge.message.RevokeQualificationRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitTypeRequest;
import software.amazon.awssdk.services.mturk.model.DisassociateQualificationFromWorkerRequest;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.ListAssignmentsForHitRequest;

class RequestMappingTest {
  private static final RequestMapping<RegisterHITTypeRequest, CreateHitTypeRequest> HIT_TYPES =
      RequestMapping.of(RegisterHITTypeRequest.class, CreateHitTypeRequest::builder);

  @Test
  void structuresListsAndMoneyAreMapped() {
    RegisterHITTypeRequest legacy = new RegisterHITTypeRequest();
    legacy.setTitle("t");
    legacy.setAutoApprovalDelayInSeconds(3600L);
    Price reward = new Price();
    reward.setAmount(new BigDecimal("0.50"));
    reward.setCurrencyCode("USD");
    legacy.setReward(reward);
    QualificationRequirement requirement = new QualificationRequirement();
    requirement.setQualificationTypeId("T1");
    requirement.setComparator(Comparator.IN);
    requirement.getIntegerValue().addAll(List.of(1, 2));
    Locale locale = new Locale();
    locale.setCountry("US");
    requirement.getLocaleValue().add(locale);
    legacy.getQualificationRequirement().add(requirement);

    CreateHitTypeRequest current = HIT_TYPES.toCurrent(legacy);

    assertThat(current.title()).isEqualTo("t");
    assertThat(current.keywords()).isNull();
    assertThat(current.reward()).isEqualTo("0.50");
    assertThat(current.autoApprovalDelayInSeconds()).isEqualTo(3600);
    assertThat(current.qualificationRequirements())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.qualificationTypeId()).isEqualTo("T1");
              assertThat(each.comparatorAsString()).isEqualTo("In");
              assertThat(each.integerValues()).containsExactly(1, 2);
              assertThat(each.localeValues()).extracting("country").containsExactly("US");
            });
    assertThat(HIT_TYPES.unmapped()).isEmpty();
    assertThat(HIT_TYPES.toCurrent(new RegisterHITTypeRequest()).hasQualificationRequirements())
        .isFalse();
  }

  @Test
  void moneyInAnotherCurrencyIsNoDollars() {
    Price reward = new Price();
    reward.setAmount(new BigDecimal("5"));
    reward.setCurrencyCode("EUR");
    CreateHITRequest legacy = new CreateHITRequest();
    legacy.setReward(reward);
    RequestMapping<CreateHITRequest, CreateHitRequest> hits =
        RequestMapping.of(CreateHITRequest.class, CreateHitRequest::builder);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> hits.toCurrent(legacy))
        .withMessageContaining("EUR");
    reward.setCurrencyCode("USD");
    assertThat(hits.toCurrent(legacy).reward()).isEqualTo("5.00");
  }

  /** What the Java SDK makes of the double 0.05, and others. */
  @Test
  void moneyIsInWholeCents() {
    for (String[] each :
        new String[][] {
          {"0.05000000000000000277555756156289135105907917022705078125", "0.05"},
          {"0.055", "0.06"},
          {"1", "1.00"},
          {"1E+1", "10.00"}
        }) {
      Price reward = new Price();
      reward.setAmount(new BigDecimal(each[0]));
      RegisterHITTypeRequest legacy = new RegisterHITTypeRequest();
      legacy.setReward(reward);

      assertThat(HIT_TYPES.toCurrent(legacy).reward()).isEqualTo(each[1]);
    }
  }

  @Test
  void whatIsLeftOutHasNoValue() {
    RegisterHITTypeRequest legacy = new RegisterHITTypeRequest();
    legacy.setTitle("t");

    assertThat(HIT_TYPES.without("Title").toCurrent(legacy).title()).isNull();
    assertThat(HIT_TYPES.without("Title").unmapped()).isEmpty();
  }

  @Test
  void aDefaultStandsForWhatIsAbsentAlone() {
    RequestMapping<RevokeQualificationRequest, DisassociateQualificationFromWorkerRequest> mapping =
        RequestMapping.of(
                RevokeQualificationRequest.class,
                DisassociateQualificationFromWorkerRequest::builder)
            .withDefault("Reason", "none");
    RevokeQualificationRequest legacy = new RevokeQualificationRequest();
    legacy.setSubjectId("A1");

    assertThat(mapping.toCurrent(legacy).workerId()).isEqualTo("A1");
    assertThat(mapping.toCurrent(legacy).reason()).isEqualTo("none");
    legacy.setReason("why");
    assertThat(mapping.toCurrent(legacy).reason()).isEqualTo("why");
  }

  @Test
  void whatIsNotMappedIsNamedUnlessTheBridgeDoesItItself() {
    RequestMapping<RegisterHITTypeRequest, GetHitRequest> mapping =
        RequestMapping.of(RegisterHITTypeRequest.class, GetHitRequest::builder);

    assertThat(mapping.unmapped())
        .contains("RegisterHITTypeRequest.Title", "GetHitRequest.HITId")
        .doesNotContain("RegisterHITTypeRequest.ResponseGroup");
  }

  @Test
  void whatCannotBeConvertedIsSaidAtOnce() {
    assertThat(
            RequestMapping.of(
                    GetAssignmentsForHITRequest.class, ListAssignmentsForHitRequest::builder)
                .unmapped())
        .isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                RequestMapping.of(
                    org.turkbridge.message.Qualification.class,
                    software.amazon.awssdk.services.mturk.model.Qualification::builder))
        .withMessageContaining("GrantTime");
  }
}
