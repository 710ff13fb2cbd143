package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedService.requestError;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.shim.ScriptedService.Received;
import org.turkbridge.shim.ScriptedService.Reply;

/** What each operation asks the current API for, and what it makes of the answer. */
class OperationsTest {
  private static final String TYPE =
      """
      {"QualificationTypeId":"T1","CreationTime":1436402355.9,"Name":"a < b","Description":"d",\
      "Keywords":"k","QualificationTypeStatus":"Active","Test":" <Q/> ","TestDurationInSeconds":60,\
      "AnswerKey":"<K/>","RetryDelayInSeconds":5,"IsRequestable":true,"AutoGranted":false}""";
  private static final String LEGACY_TYPE =
      "<QualificationTypeId>T1</QualificationTypeId>"
          + "<CreationTime>2015-07-09T00:39:15Z</CreationTime><Name>a &lt; b</Name>"
          + "<Description>d</Description><Keywords>k</Keywords>"
          + "<QualificationTypeStatus>Active</QualificationTypeStatus><Test>&lt;Q/&gt;</Test>"
          + "<TestDurationInSeconds>60</TestDurationInSeconds><AnswerKey>&lt;K/&gt;</AnswerKey>"
          + "<RetryDelayInSeconds>5</RetryDelayInSeconds><IsRequestable>true</IsRequestable>"
          + "<AutoGranted>0</AutoGranted>";
  private static final String HELD =
      """
      {"QualificationTypeId":"T1","WorkerId":"A1","GrantTime":1436402355,"IntegerValue":7,\
      "LocaleValue":{"Country":"US","Subdivision":"CA"},"Status":"Granted"}""";
  private static final String LEGACY_HELD =
      "<QualificationTypeId>T1</QualificationTypeId><SubjectId>A1</SubjectId>"
          + "<GrantTime>2015-07-09T00:39:15Z</GrantTime><IntegerValue>7</IntegerValue>"
          + "<LocaleValue><Country>US</Country><Subdivision>CA</Subdivision></LocaleValue>"
          + "<Status>Granted</Status>";
  private static final String VALID = "<Request><IsValid>True</IsValid></Request>";

  private static final Map<String, Reply> REPLIES =
      Map.of(
          "GetQualificationScore", new Reply(200, "{\"Qualification\":" + HELD + "}"),
          "CreateQualificationType", new Reply(200, "{\"QualificationType\":" + TYPE + "}"),
          "GetQualificationType", new Reply(200, "{\"QualificationType\":" + TYPE + "}"),
          "UpdateQualificationType", new Reply(200, "{\"QualificationType\":" + TYPE + "}"),
          "ListWorkersWithQualificationType", new Reply(200, "{\"Qualifications\":[" + HELD + "]}"),
          "ListQualificationTypes", new Reply(200, "{\"QualificationTypes\":[" + TYPE + "]}"),
          "ListHITsForQualificationType",
              new Reply(
                  200,
                  """
                  {"HITs":[{"HITId":"H1","HITGroupId":"G","HITLayoutId":"L","CreationTime":1,\
                  "Question":"<Q/>","HITStatus":"Assignable","Reward":"0.5",\
                  "HITReviewStatus":"NotReviewed","QualificationRequirements":[\
                  {"QualificationTypeId":"T1","Comparator":"In","IntegerValues":[1,2],\
                  "ActionsGuarded":"PreviewAndAccept"},\
                  {"QualificationTypeId":"T1","Comparator":"Exists"}]}]}"""));

  static List<Arguments> operations() {
    return List.of(
        operation(
            "GrantQualification&QualificationRequestId=R1&IntegerValue=70",
            "<GrantQualificationResult>" + VALID + "</GrantQualificationResult>",
            "AcceptQualificationRequest {\"QualificationRequestId\":\"R1\",\"IntegerValue\":70}"),
        operation(
            "GrantQualification&QualificationRequestId=R1",
            "<GrantQualificationResult>" + VALID + "</GrantQualificationResult>",
            "AcceptQualificationRequest {\"QualificationRequestId\":\"R1\",\"IntegerValue\":1}"),
        operation(
            "RejectQualificationRequest&QualificationRequestId=R1&Reason=None",
            "<RejectQualificationRequestResult>" + VALID + "</RejectQualificationRequestResult>",
            "RejectQualificationRequest {\"QualificationRequestId\":\"R1\",\"Reason\":\"None\"}"),
        operation(
            "RevokeQualification&SubjectId=A1&QualificationTypeId=T1&SendNotification=why",
            "<RevokeQualificationResult>" + VALID + "</RevokeQualificationResult>",
            "DisassociateQualificationFromWorker"
                + " {\"WorkerId\":\"A1\",\"QualificationTypeId\":\"T1\"}"),
        operation(
            "GetQualificationScore&QualificationTypeId=T1&SubjectId=A1",
            "<Qualification>" + VALID + LEGACY_HELD + "</Qualification>",
            "GetQualificationScore {\"QualificationTypeId\":\"T1\",\"WorkerId\":\"A1\"}"),
        operation(
            "UpdateQualificationScore&QualificationTypeId=T1&SubjectId=A1&IntegerValue=-3",
            "<UpdateQualificationScoreResult>" + VALID + "</UpdateQualificationScoreResult>",
            "GetQualificationScore {\"QualificationTypeId\":\"T1\",\"WorkerId\":\"A1\"}",
            "AssociateQualificationWithWorker {\"QualificationTypeId\":\"T1\",\"WorkerId\":\"A1\","
                + "\"IntegerValue\":-3,\"SendNotification\":false}"),
        operation(
            "CreateQualificationType&Name=n&Description=d&QualificationTypeStatus=Inactive"
                + "&Keywords=k&RetryDelayInSeconds=0&Test=%3CQ/%3E&AnswerKey=%3CK/%3E"
                + "&TestDurationInSeconds=60&AutoGranted=False&AutoGrantedValue=2",
            "<QualificationType>" + VALID + LEGACY_TYPE + "</QualificationType>",
            "CreateQualificationType {\"Name\":\"n\",\"Keywords\":\"k\",\"Description\":\"d\","
                + "\"QualificationTypeStatus\":\"Inactive\",\"RetryDelayInSeconds\":0,"
                + "\"Test\":\"<Q/>\",\"AnswerKey\":\"<K/>\",\"TestDurationInSeconds\":60,"
                + "\"AutoGranted\":false,\"AutoGrantedValue\":2}"),
        operation(
            "GetQualificationType&QualificationTypeId=T1",
            "<QualificationType>" + VALID + LEGACY_TYPE + "</QualificationType>",
            "GetQualificationType {\"QualificationTypeId\":\"T1\"}"),
        operation(
            "UpdateQualificationType&QualificationTypeId=T1&AutoGranted=1",
            "<QualificationType>" + VALID + LEGACY_TYPE + "</QualificationType>",
            "UpdateQualificationType {\"QualificationTypeId\":\"T1\",\"AutoGranted\":true}"),
        operation(
            "DisposeQualificationType&QualificationTypeId=T1",
            "<DisposeQualificationTypeResult>" + VALID + "</DisposeQualificationTypeResult>",
            "DeleteQualificationType {\"QualificationTypeId\":\"T1\"}"),
        operation(
            "GetQualificationsForQualificationType&QualificationTypeId=T1",
            "<GetQualificationsForQualificationTypeResult>"
                + VALID
                + "<NumResults>1</NumResults><TotalNumResults>1</TotalNumResults>"
                + "<PageNumber>1</PageNumber><Qualification>"
                + LEGACY_HELD
                + "</Qualification></GetQualificationsForQualificationTypeResult>",
            "ListWorkersWithQualificationType {\"QualificationTypeId\":\"T1\","
                + "\"Status\":\"Granted\",\"MaxResults\":100}"),
        operation(
            "SearchQualificationTypes&Query=a%20b",
            "<SearchQualificationTypesResult>"
                + VALID
                + "<NumResults>1</NumResults><TotalNumResults>1</TotalNumResults>"
                + "<PageNumber>1</PageNumber><QualificationType>"
                + LEGACY_TYPE
                + "</QualificationType></SearchQualificationTypesResult>",
            "ListQualificationTypes {\"Query\":\"a b\",\"MustBeRequestable\":false,"
                + "\"MustBeOwnedByCaller\":false,\"MaxResults\":100}"),
        operation(
            "GetHITsForQualificationType&QualificationTypeId=T1",
            "<GetHITsForQualificationTypeResult>"
                + VALID
                + "<NumResults>1</NumResults><TotalNumResults>1</TotalNumResults>"
                + "<PageNumber>1</PageNumber><HIT><HITId>H1</HITId>"
                + "<HITGroupId>G</HITGroupId><HITLayoutId>L</HITLayoutId>"
                + "<CreationTime>1970-01-01T00:00:01Z</CreationTime>"
                + "<Question>&lt;Q/&gt;</Question><HITStatus>Assignable</HITStatus>"
                + "<Reward><Amount>0.50</Amount><CurrencyCode>USD</CurrencyCode>"
                + "<FormattedPrice>$0.50</FormattedPrice></Reward>"
                + "<QualificationRequirement><QualificationTypeId>T1</QualificationTypeId>"
                + "<Comparator>In</Comparator><IntegerValue>1</IntegerValue>"
                + "<IntegerValue>2</IntegerValue><RequiredToPreview>true</RequiredToPreview>"
                + "</QualificationRequirement><QualificationRequirement>"
                + "<QualificationTypeId>T1</QualificationTypeId><Comparator>Exists</Comparator>"
                + "</QualificationRequirement><HITReviewStatus>NotReviewed</HITReviewStatus></HIT>"
                + "</GetHITsForQualificationTypeResult>",
            "ListHITsForQualificationType {\"QualificationTypeId\":\"T1\",\"MaxResults\":100}"));
  }

  private static Arguments operation(String call, String result, String... upstream) {
    return Arguments.of(call, result, List.of(upstream));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asksTheCurrentApiAndAnswersInTheOldForm(String call, String result, List<String> upstream) {
    ScriptedService service = ScriptedService.answering(REPLIES);
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer = shim.call(call);

      assertThat(ShimFixture.text(answer)).contains("</OperationRequest>" + result + "</");
      assertThat(service.received()).extracting(Received::call).containsExactlyElementsOf(upstream);
      assertThat(answer.report().upstreamCalls()).isEqualTo(upstream.size());
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aCallerWhoOnlyValidatesChangesNothing(String call, String result, List<String> upstream) {
    ScriptedService service = ScriptedService.answering(REPLIES);
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer = shim.call(call + "&Validate=true");

      assertThat(ShimFixture.text(answer)).contains(VALID);
      assertThat(service.received())
          .allSatisfy(received -> assertThat(received.operation()).matches("(Get|List).*"));
    }
  }

  static List<Arguments> missing() {
    return List.of(
        Arguments.of("GrantQualification&IntegerValue=1", "QualificationRequestId"),
        Arguments.of("RejectQualificationRequest", "QualificationRequestId"),
        Arguments.of("AssignQualification&QualificationTypeId=T1&SubjectId=A1", "WorkerId"),
        Arguments.of("AssignQualification&WorkerId=A1", "QualificationTypeId"),
        Arguments.of("RevokeQualification&QualificationTypeId=T1", "SubjectId"),
        Arguments.of("RevokeQualification&SubjectId=A1", "QualificationTypeId"),
        Arguments.of("GetQualificationScore&QualificationTypeId=T1", "SubjectId"),
        Arguments.of("GetQualificationScore&SubjectId=A1", "QualificationTypeId"),
        Arguments.of(
            "UpdateQualificationScore&QualificationTypeId=T1&SubjectId=A1", "IntegerValue"),
        Arguments.of(
            "CreateQualificationType&Description=d&QualificationTypeStatus=Active", "Name"),
        Arguments.of(
            "CreateQualificationType&Name=n&QualificationTypeStatus=Active", "Description"),
        Arguments.of("CreateQualificationType&Name=n&Description=d", "QualificationTypeStatus"),
        Arguments.of("GetQualificationType", "QualificationTypeId"),
        Arguments.of("UpdateQualificationType", "QualificationTypeId"),
        Arguments.of("DisposeQualificationType", "QualificationTypeId"),
        Arguments.of("GetQualificationsForQualificationType", "QualificationTypeId"),
        Arguments.of("GetHITsForQualificationType", "QualificationTypeId"));
  }

  @ParameterizedTest
  @MethodSource("missing")
  void namesTheParameterThatIsMissing(String call, String parameter) {
    ScriptedService service = ScriptedService.answering(REPLIES);
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer = shim.call(call);

      assertThat(ShimFixture.values(answer, "Code")).containsExactly("AWS.MissingParameters");
      assertThat(ShimFixture.values(answer, "Message").get(0))
          .startsWith("The request must contain the parameter " + parameter);
      assertThat(service.received()).isEmpty();
    }
  }

  @Test
  void assignsOnlyToWorkersWhoDoNotHoldIt() {
    String call = "AssignQualification&QualificationTypeId=T1&WorkerId=A1&SendNotification=0";
    ScriptedService held = ScriptedService.answering(REPLIES);
    try (ShimFixture shim = new ShimFixture(held)) {
      assertThat(ShimFixture.values(shim.call(call), "Code"))
          .containsExactly("AWS.MechanicalTurk.QualificationAlreadyExists");
      assertThat(held.received()).hasSize(1);
    }
    for (String notHeld : List.of("QualificationDoesNotExist", "InvalidQualificationState")) {
      ScriptedService free =
          ScriptedService.answering(
              Map.of("GetQualificationScore", requestError(notHeld, "You requested ...")));
      try (ShimFixture shim = new ShimFixture(free)) {
        assertThat(ShimFixture.values(shim.call(call), "IsValid")).containsExactly("True");
        assertThat(free.received().get(1).call())
            .isEqualTo(
                "AssociateQualificationWithWorker {\"QualificationTypeId\":\"T1\","
                    + "\"WorkerId\":\"A1\",\"IntegerValue\":1,\"SendNotification\":false}");
      }
    }
  }

  @Test
  void updatesNoScoreOfAWorkerWhoHasNone() {
    ScriptedService service =
        ScriptedService.answering(
            Map.of("GetQualificationScore", requestError("QualificationDoesNotExist", "You ...")));
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer =
          shim.call("UpdateQualificationScore&QualificationTypeId=T1&SubjectId=A1&IntegerValue=1");
      assertThat(ShimFixture.values(answer, "Code"))
          .containsExactly("AWS.MechanicalTurk.QualificationDoesNotExist");
      assertThat(service.received()).hasSize(1);
    }
  }

  @Test
  void aChangeWhoseOutcomeIsNotKnownSaysSo() {
    ScriptedService service =
        new ScriptedService(
            body -> {
              throw new java.io.IOException("gone");
            });
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(ShimFixture.text(shim.call("GrantQualification&QualificationRequestId=R1")))
          .contains("AWS.ServiceUnavailable")
          .contains("Whether the change was made is not known");
      assertThat(ShimFixture.text(shim.call("GetQualificationType&QualificationTypeId=T1")))
          .contains("AWS.ServiceUnavailable")
          .doesNotContain("Whether");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TestDurationInSeconds=5, InvalidParameterValue, TestDurationInSeconds is given without a Test",
    "AnswerKey=K, InvalidParameterValue, AnswerKey is given without a Test",
    "AnswerKey=K&TestDurationInSeconds=5, InvalidParameterValue, AnswerKey is given without a Test",
    "Test=Q, InvalidParameterValue, Test is given without TestDurationInSeconds",
    "Test=Q&AnswerKey=K, InvalidParameterValue, Test is given without TestDurationInSeconds",
    "Test=Q&TestDurationInSeconds=5&AutoGranted=1, InvalidParameterValue, AutoGranted is true",
    "Test=Q&TestDurationInSeconds=0, ParameterOutOfRange, TestDurationInSeconds must be at least 1",
    "Test=&TestDurationInSeconds=-1, ParameterOutOfRange, TestDurationInSeconds must be at least 1"
  })
  void aTestItsDurationAndItsKeyGoTogetherWhateverIsBehind(
      String parameters, String code, String message) {
    ScriptedService service = new ScriptedService(body -> new Reply(200, "{}"));
    try (ShimFixture shim = new ShimFixture(service)) {
      for (String call :
          List.of(
              "CreateQualificationType&Name=n&Description=d&QualificationTypeStatus=Active&",
              "UpdateQualificationType&QualificationTypeId=T1&",
              "UpdateQualificationType&QualificationTypeId=T1&Validate=1&")) {
        LegacyService.Answer answer = shim.call(call + parameters);

        assertThat(ShimFixture.text(answer))
            .contains("<QualificationType><Request><IsValid>False</IsValid><Errors>");
        assertThat(ShimFixture.values(answer, "Code").get(0)).endsWith("." + code);
        assertThat(ShimFixture.values(answer, "Message").get(0)).contains(message);
      }
    }
    assertThat(service.received()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GetQualificationScore&QualificationTypeId=T1&SubjectId=A1, Qualification, false",
    "GetQualificationType&QualificationTypeId=T1, QualificationType, false",
    "UpdateQualificationType&QualificationTypeId=T1, QualificationType, true",
    "CreateQualificationType&Name=n&Description=d&QualificationTypeStatus=Active,"
        + " QualificationType, true",
    "GetQualificationRequests, QualificationRequests, false",
    "GetQualificationsForQualificationType&QualificationTypeId=T1, Qualifications, false",
    "SearchQualificationTypes, QualificationTypes, false",
    "GetHITsForQualificationType&QualificationTypeId=T1, HITs, false"
  })
  void successThatLacksWhatIsNeededIsAnOutage(String call, String member, boolean changes) {
    ScriptedService service = new ScriptedService(body -> new Reply(200, "{\"Other\":\"m\"}"));
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer = shim.call(call);

      assertThat(ShimFixture.values(answer, "Code")).containsExactly("AWS.ServiceUnavailable");
      String message = ShimFixture.values(answer, "Message").get(0);
      assertThat(message)
          .contains("scripted", "answered without " + member + ".", "--upstream embedded");
      assertThat(message.contains("Whether the change was made is not known")).isEqualTo(changes);
    }
  }

  @Test
  void anOutageInTheMiddleOfABatchLeavesTheResultsBeforeIt() {
    ScriptedService service =
        new ScriptedService(
            body -> {
              if (body.contains("R2")) {
                throw new java.io.IOException("gone");
              }
              return new Reply(200, "{}");
            });
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer =
          shim.call(
              "GrantQualification&GrantQualification.1.QualificationRequestId=R1"
                  + "&GrantQualification.2.QualificationRequestId=R2"
                  + "&GrantQualification.3.QualificationRequestId=R3");

      assertThat(ShimFixture.values(answer, "IsValid")).containsExactly("True", "False", "True");
      assertThat(ShimFixture.values(answer, "Code")).containsExactly("AWS.ServiceUnavailable");
    }
  }

  @Test
  void olderVersionsAreSentNothingTheyDoNotKnow() {
    try (ShimFixture shim = new ShimFixture(ScriptedService.answering(REPLIES))) {
      assertThat(
              ShimFixture.text(
                  shim.call(
                      "GetQualificationScore&QualificationTypeId=T1&SubjectId=A1"
                          + "&Version=2012-03-25")))
          .contains("<LocaleValue><Country>US</Country></LocaleValue>");
      assertThat(
              ShimFixture.text(
                  shim.call(
                      "GetHITsForQualificationType&QualificationTypeId=T1&Version=2007-06-21")))
          .doesNotContain("HITGroupId")
          .doesNotContain("HITLayoutId")
          .doesNotContain("<Comparator>In<")
          .contains("<Comparator>Exists<");
    }
  }

  @Test
  void namesSortAndPagesAreCounted() {
    ScriptedService service =
        ScriptedService.answering(
            Map.of(
                "ListQualificationTypes",
                new Reply(
                    200,
                    "{\"QualificationTypes\":["
                        + "{\"QualificationTypeId\":\"T2\",\"Name\":\"b\"},"
                        + "{\"QualificationTypeId\":\"T3\",\"Name\":\"c\"},"
                        + "{\"QualificationTypeId\":\"T1\",\"Name\":\"a\"}]}")));
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(ShimFixture.values(shim.call("SearchQualificationTypes"), "Name"))
          .containsExactly("c", "b", "a");
      LegacyService.Answer page =
          shim.call("SearchQualificationTypes&SortDirection=Ascending&PageSize=2&PageNumber=2");
      assertThat(ShimFixture.values(page, "Name")).containsExactly("c");
      assertThat(ShimFixture.values(page, "TotalNumResults")).containsExactly("3");
    }
  }
}
