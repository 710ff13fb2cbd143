package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** How statistics, and what Help says, look to old programs. */
final class StatisticsAnswersTest {
  private static final String CREATED = "Statistic=NumberHITsCreated&TimePeriod=";
  private static final String DATE = "<Date>\\d{4}-\\d\\d-\\d\\dT0[78]:00:00Z</Date>";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start();

  private static String result(LegacyReply reply) {
    return reply
        .http()
        .text()
        .replaceAll("(?s)^.*?</OperationRequest>", "")
        .replaceAll("(?s)</\\w+Response>.*$", "");
  }

  private static String soap(String date, String operation, String request) throws IOException {
    return result(
        BRIDGE.ask(
            Calls.xml(
                Calls.soap(
                    "http://requester.mturk.amazonaws.com/doc/" + date, operation, request))));
  }

  @Test
  void restHasTheParametersAndThenTheValues() throws IOException {
    try (MTurkClient client = CurrentDoor.client(BRIDGE.current(), Calls.REQUESTER)) {
      client.createHIT(
          hit ->
              hit.title("t")
                  .description("d")
                  .reward("0.05")
                  .assignmentDurationInSeconds(3600L)
                  .lifetimeInSeconds(3600L)
                  .question(HitScene.QUESTION));
    }

    assertThat(result(BRIDGE.get(Calls.query("GetRequesterStatistic", CREATED + "OneDay&Count=2"))))
        .matches(
            "<GetStatisticResult><Request><IsValid>True</IsValid></Request>"
                + "<Statistic>NumberHITsCreated</Statistic><TimePeriod>OneDay</TimePeriod>"
                + "<DataPoint>"
                + DATE
                + "<LongValue>0</LongValue></DataPoint><DataPoint>"
                + DATE
                + "<LongValue>1</LongValue></DataPoint></GetStatisticResult>");
    assertThat(
            result(
                BRIDGE.get(
                    Calls.query(
                        "GetRequesterWorkerStatistic",
                        "Statistic=PercentAssignmentsApproved&TimePeriod=LifeToDate&Count=10"
                            + "&WorkerId=AONE"))))
        .matches(
            ".*<TimePeriod>LifeToDate</TimePeriod><WorkerId>AONE</WorkerId><DataPoint>"
                + DATE
                + "<DoubleValue>0.0</DoubleValue></DataPoint></GetStatisticResult>");
    assertThat(
            result(
                BRIDGE.get(
                    Calls.query(
                        "GetRequesterStatistic", CREATED + "OneDay&ResponseGroup=Minimal"))))
        .matches(".*</Request><DataPoint>.*</DataPoint></GetStatisticResult>");
  }

  @Test
  void soapHasThemAsTheSchemaOfItsVersion() throws IOException {
    String request =
        "<Request><Statistic>NumberHITsAssignable</Statistic><TimePeriod>LifeToDate</TimePeriod>"
            + "</Request>";

    assertThat(soap("2014-08-15", "GetRequesterStatistic", request))
        .matches(
            ".*</Request><DataPoint>.*</DataPoint><Statistic>NumberHITsAssignable</Statistic>"
                + "<TimePeriod>LifeToDate</TimePeriod></GetStatisticResult>");
    assertThat(soap("2007-06-21", "GetRequesterStatistic", request))
        .matches(".*</Request><DataPoint>.*</DataPoint></GetStatisticResult>");
  }

  @Test
  void severalAreAnsweredInOneCall() throws IOException {
    LegacyReply reply =
        BRIDGE.get(
            Calls.query(
                "GetRequesterStatistic",
                "GetRequesterStatistic.1.Statistic=TotalRewardPayout"
                    + "&GetRequesterStatistic.1.TimePeriod=LifeToDate"
                    + "&GetRequesterStatistic.2.Statistic=NumberHITsReviewable"
                    + "&GetRequesterStatistic.2.TimePeriod=OneDay"));

    assertThat(reply.all("GetStatisticResult").getLength()).isEqualTo(2);
    assertThat(reply.text("DoubleValue")).isEqualTo("0.0");
    assertThat(reply.text("Message"))
        .startsWith(
            "The Statistic NumberHITsReviewable is known as of now alone: ask with the TimePeriod"
                + " LifeToDate (");
  }

  @Test
  void helpTellsWhatTheDeclarationsSay() throws IOException {
    LegacyReply operation =
        BRIDGE.get(Calls.query("Help", "About.1=GrantBonus&About.2=GetRequesterStatistic"));
    assertThat(result(operation))
        .startsWith(
            "<Information><Request><IsValid>True</IsValid></Request><OperationInformation>"
                + "<Name>GrantBonus</Name><Description>In the API of 2017-01-17 use SendBonus"
                + "</Description><RequiredParameters><Parameter>WorkerId</Parameter><Parameter>"
                + "BonusAmount</Parameter><Parameter>AssignmentId</Parameter><Parameter>Reason"
                + "</Parameter></RequiredParameters>")
        .contains(
            "<Name>GetRequesterStatistic</Name><Description>The API of 2017-01-17 has nothing in its"
                + " place</Description>")
        .endsWith(
            "<AvailableResponseGroups><ResponseGroup>Request</ResponseGroup><ResponseGroup>Minimal"
                + "</ResponseGroup><ResponseGroup>Parameters</ResponseGroup>"
                + "</AvailableResponseGroups></OperationInformation></Information>");
    assertThat(
            soap(
                "2007-06-21",
                "Help",
                "<Request><About>GrantBonus</About><HelpType>Operation</HelpType></Request>"))
        .contains("<Parameter>Reason</Parameter>")
        .as("which came later")
        .doesNotContain("UniqueRequestToken");
    LegacyReply group =
        BRIDGE.get(Calls.query("Help", "HelpType=ResponseGroup&About=AssignmentFeedback"));
    assertThat(result(group))
        .contains(
            "<ResponseGroupInformation><Name>AssignmentFeedback</Name><ValidOperations><Operation>"
                + "GetAssignment</Operation><Operation>GetAssignmentsForHIT</Operation>"
                + "</ValidOperations><Elements><Element>RequesterFeedback</Element></Elements>"
                + "</ResponseGroupInformation>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GetRequesterStatistic&" + CREATED + "LifeToDate",
        "GetRequesterWorkerStatistic&Statistic=NumberAssignmentsApproved&TimePeriod=OneDay&WorkerId=A1",
        "Help&About=CreateHIT"
      })
  void anotherServiceIsNotAskedWhatItCannotTell(String call) throws IOException {
    try (RunningBridge other = RunningBridge.over(BRIDGE.current())) {
      String[] parts = call.split("&", 2);
      other
          .get(Calls.query(parts[0], parts[1]))
          .isRestError(
              "AWS.InvalidOperationParameter",
              "The operation "
                  + parts[0]
                  + " has no counterpart in the API of 2017-01-17: only the embedded service can"
                  + " answer it, and calls go to ");
    }
  }
}
