package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.turkbridge.clients.v20140815.AWSMechanicalTurkRequester;
import org.turkbridge.clients.v20140815.AWSMechanicalTurkRequesterPortType;
import org.turkbridge.clients.v20140815.Comparator;
import org.turkbridge.clients.v20140815.CreateHITRequest;
import org.turkbridge.clients.v20140815.Error;
import org.turkbridge.clients.v20140815.EventType;
import org.turkbridge.clients.v20140815.GetAccountBalanceRequest;
import org.turkbridge.clients.v20140815.GetRequesterWorkerStatisticRequest;
import org.turkbridge.clients.v20140815.GetStatisticResult;
import org.turkbridge.clients.v20140815.HIT;
import org.turkbridge.clients.v20140815.HITLayoutParameter;
import org.turkbridge.clients.v20140815.Locale;
import org.turkbridge.clients.v20140815.NotificationSpecification;
import org.turkbridge.clients.v20140815.NotificationTransport;
import org.turkbridge.clients.v20140815.PolicyParameter;
import org.turkbridge.clients.v20140815.Price;
import org.turkbridge.clients.v20140815.QualificationRequirement;
import org.turkbridge.clients.v20140815.RequesterStatistic;
import org.turkbridge.clients.v20140815.ReviewPolicy;
import org.turkbridge.clients.v20140815.SearchHITsRequest;
import org.turkbridge.clients.v20140815.SearchHITsResult;
import org.turkbridge.clients.v20140815.SendTestEventNotificationRequest;
import org.turkbridge.clients.v20140815.SetHITTypeNotificationRequest;
import org.turkbridge.clients.v20140815.TimePeriod;
import org.turkbridge.notification.Receptor;

/**
 * A JAX-WS client makes HITs, and is told what to use instead of the operations that are not
 * answered.
 */
@ExtendWith(Bridges.class)
final class JaxWsOperationsIT {
  private static final String CODE = "AWS.InvalidOperationParameter";

  private static <Q, R, O> O call(
      String name, SignedPortCall.PortOperation<Q, R, O> operation, Q request) {
    SignedPortCall.Answer<R, O> answer = SignedPortCall.send(name, operation, request);
    assertThat(answer.results()).isNullOrEmpty();
    return answer.operationRequest();
  }

  private static <Q, R, O> R result(
      String name, SignedPortCall.PortOperation<Q, R, O> operation, Q request) {
    List<R> results =
        Objects.requireNonNull(SignedPortCall.send(name, operation, request).results());
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  @Test
  void clientOfTheNewestVersion(EmptyBridge bridge) throws IOException {
    AWSMechanicalTurkRequesterPortType port =
        new AWSMechanicalTurkRequester(URI.create(bridge.jar().legacy() + "?wsdl").toURL())
            .getAWSMechanicalTurkRequesterPort();
    HIT refused = result("CreateHIT", port::createHIT, hit());
    assertThat(refused.getRequest().getErrors().getError())
        .extracting(Error::getCode)
        .containsExactly("AWS.MechanicalTurk.HITLayoutDoesNotExist");
    assertThat(
            result("GetAccountBalance", port::getAccountBalance, new GetAccountBalanceRequest())
                .getAvailableBalance()
                .getFormattedPrice())
        .matches("\\$[0-9,]+\\.\\d\\d");
    SearchHITsResult found = result("SearchHITs", port::searchHITs, new SearchHITsRequest());
    assertThat(found.getHIT()).hasSize(found.getNumResults());
    GetRequesterWorkerStatisticRequest statistic = new GetRequesterWorkerStatisticRequest();
    statistic.setStatistic(RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED);
    statistic.setTimePeriod(TimePeriod.LIFE_TO_DATE);
    statistic.setWorkerId("AWORKER");
    GetStatisticResult told =
        result("GetRequesterWorkerStatistic", port::getRequesterWorkerStatistic, statistic);
    assertThat(told.getStatistic()).isEqualTo(RequesterStatistic.NUMBER_ASSIGNMENTS_APPROVED);
    assertThat(told.getDataPoint())
        .singleElement()
        .satisfies(point -> assertThat(point.getLongValue()).isZero());
  }

  @Test
  void aSoapReceptorIsTold(NotifyingBridge bridge) throws Exception {
    AWSMechanicalTurkRequesterPortType port =
        new AWSMechanicalTurkRequester(URI.create(bridge.jar().legacy() + "?wsdl").toURL())
            .getAWSMechanicalTurkRequesterPort();
    CreateHITRequest made = hit();
    made.setHITLayoutId(null);
    made.setHITReviewPolicy(null);
    made.getHITLayoutParameter().clear();
    made.setQuestion(ExternalQuestion.text());
    HIT before = result("CreateHIT", port::createHIT, made);
    try (Receptor receptor = new Receptor()) {
      NotificationSpecification told = new NotificationSpecification();
      told.setDestination(receptor.url("/told"));
      told.setTransport(NotificationTransport.SOAP);
      told.setVersion("2006-05-05");
      told.getEventType().addAll(List.of(EventType.HIT_CREATED, EventType.HIT_EXPIRED));
      SetHITTypeNotificationRequest set = new SetHITTypeNotificationRequest();
      set.setHITTypeId(before.getHITTypeId());
      set.setNotification(told);
      assertThat(
              result("SetHITTypeNotification", port::setHITTypeNotification, set)
                  .getRequest()
                  .getIsValid())
          .isEqualTo("True");

      HIT hit = result("CreateHIT", port::createHIT, made);

      assertThat(receptor.next().body())
          .contains("<EventType>HITCreated</EventType>", "<HITId>" + hit.getHITId() + "</HITId>");
      SendTestEventNotificationRequest test = new SendTestEventNotificationRequest();
      test.setNotification(told);
      test.setTestEventType(EventType.PING);
      assertThat(
              result("SendTestEventNotification", port::sendTestEventNotification, test)
                  .getRequest()
                  .getIsValid())
          .isEqualTo("True");
      assertThat(receptor.next().body()).contains("<EventType>Ping</EventType>");
    }
  }

  private static CreateHITRequest hit() {
    Price reward = new Price();
    reward.setAmount(new BigDecimal("0.05"));
    reward.setCurrencyCode("USD");
    Locale locale = new Locale();
    locale.setCountry("US");
    locale.setSubdivision("CA");
    QualificationRequirement requirement = new QualificationRequirement();
    requirement.setQualificationTypeId("00000000000000000071");
    requirement.setComparator(Comparator.IN);
    requirement.getLocaleValue().add(locale);
    PolicyParameter parameter = new PolicyParameter();
    parameter.setKey("QuestionIds");
    parameter.getValue().addAll(List.of("first", "second"));
    ReviewPolicy policy = new ReviewPolicy();
    policy.setPolicyName("SimplePlurality/2011-09-01");
    policy.getParameter().add(parameter);
    HITLayoutParameter layout = new HITLayoutParameter();
    layout.setName("image");
    layout.setValue("<img>");
    CreateHITRequest request = new CreateHITRequest();
    request.setLifetimeInSeconds(60L);
    request.setAssignmentDurationInSeconds(60L);
    request.setTitle("<&>");
    request.setDescription("d");
    request.setHITLayoutId("LAYOUT");
    request.setReward(reward);
    request.getQualificationRequirement().add(requirement);
    request.setHITReviewPolicy(policy);
    request.getHITLayoutParameter().add(layout);
    return request;
  }

  @Test
  void clientOfTheVersionThatMostProgramsUsed(EmptyBridge bridge) throws IOException {
    org.turkbridge.clients.v20070621.AWSMechanicalTurkRequesterPortType port =
        new org.turkbridge.clients.v20070621.AWSMechanicalTurkRequester(
                URI.create(bridge.jar().legacy() + "?wsdl&Version=2007-06-21").toURL())
            .getAWSMechanicalTurkRequesterPort();
    org.turkbridge.clients.v20070621.QualificationRequirement requirement =
        new org.turkbridge.clients.v20070621.QualificationRequirement();
    requirement.setQualificationTypeId("000000000000000000L0");
    requirement.setComparator(org.turkbridge.clients.v20070621.Comparator.GREATER_THAN);
    requirement.setIntegerValue(95);
    org.turkbridge.clients.v20070621.CreateHITRequest hit =
        new org.turkbridge.clients.v20070621.CreateHITRequest();
    org.turkbridge.clients.v20070621.Price reward = new org.turkbridge.clients.v20070621.Price();
    // As the Java SDK writes the double 0.05.
    reward.setAmount(new BigDecimal("0.05000000000000000277555756156289135105907917022705078125"));
    reward.setCurrencyCode("USD");
    hit.setTitle("<&>");
    hit.setDescription("d");
    hit.setReward(reward);
    hit.setAssignmentDurationInSeconds(60L);
    hit.setLifetimeInSeconds(60L);
    hit.setQuestion(ExternalQuestion.text());
    hit.getQualificationRequirement().add(requirement);
    String made = result("CreateHIT", port::createHIT, hit).getHITId();
    assertThat(
            result(
                    "GetAccountBalance",
                    port::getAccountBalance,
                    new org.turkbridge.clients.v20070621.GetAccountBalanceRequest())
                .getAvailableBalance()
                .getCurrencyCode())
        .isEqualTo("USD");
    org.turkbridge.clients.v20070621.SearchHITsRequest search =
        new org.turkbridge.clients.v20070621.SearchHITsRequest();
    search.setSortDirection(org.turkbridge.clients.v20070621.SortDirection.DESCENDING);
    search.setPageSize(1);
    assertThat(result("SearchHITs", port::searchHITs, search).getHIT())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.getHITId()).isEqualTo(made);
              assertThat(found.getReward().getFormattedPrice()).isEqualTo("$0.05");
            });
    org.turkbridge.clients.v20070621.GetWorkerAcceptLimitRequest limit =
        new org.turkbridge.clients.v20070621.GetWorkerAcceptLimitRequest();
    limit.setLimitGroupType(org.turkbridge.clients.v20070621.LimitGroupType.DEFAULT);
    assertSays(
        call("GetWorkerAcceptLimit", port::getWorkerAcceptLimit, limit), "has no counterpart");
  }

  private static void assertSays(
      org.turkbridge.clients.v20070621.OperationRequest answer, String instead) {
    assertThat(answer.getErrors().getError())
        .extracting(org.turkbridge.clients.v20070621.Error::getCode)
        .containsExactly(CODE);
    assertThat(answer.getErrors().getError().get(0).getMessage())
        .contains("2017-01-17")
        .contains(instead);
  }
}
