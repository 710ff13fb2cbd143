package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedHits.VALID;
import static org.turkbridge.shim.ScriptedHits.ask;
import static org.turkbridge.shim.ScriptedHits.calls;
import static org.turkbridge.shim.ScriptedHits.ok;
import static org.turkbridge.shim.ScriptedService.requestError;
import static org.turkbridge.shim.ShimFixture.text;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.turkbridge.shim.ScriptedHits.Asked;

/** Results of review policies are whole, with the counters that old clients read. */
class GetReviewResultsForHitTest {
  private static String review(String id, String subject) {
    return "{\"ActionId\":\""
        + id
        + "\",\"SubjectId\":\""
        + subject
        + "\",\"SubjectType\":\"Assignment\",\"Key\":\"KnownAnswerCorrect\",\"Value\":\"1\"}";
  }

  @Test
  void reviewsAreReadToTheirEndAndHaveTheirCounters() {
    ScriptedService service =
        new ScriptedService(
            body ->
                ok(
                    body.contains("more")
                        ? "{\"HITId\":\"H1\",\"AssignmentReviewReport\":{\"ReviewResults\":["
                            + review("R3", "X1")
                            + "],\"ReviewActions\":[{\"ActionId\":\"C1\",\"ActionName\":\"approve\","
                            + "\"TargetId\":\"X1\",\"TargetType\":\"Assignment\","
                            + "\"Status\":\"Succeeded\",\"CompleteTime\":1}]}}"
                        : "{\"HITId\":\"H1\",\"NextToken\":\"more\",\"AssignmentReviewPolicy\":"
                            + "{\"PolicyName\":\"P\",\"Parameters\":[{\"Key\":\"k\"}]},"
                            + "\"AssignmentReviewReport\":{\"ReviewResults\":["
                            + review("R1", "X1")
                            + ","
                            + review("R2", "X2")
                            + "]}}"));
    try (ShimFixture shim = new ShimFixture(service)) {
      String call =
          "GetReviewResultsForHIT&HITId=H1&PageSize=400&RetrieveActions=T&RetrieveResults=T"
              + "&PolicyLevel=Assignment,HIT";
      LegacyService.Answer answer = shim.call(call);

      assertThat(calls(service).get(0))
          .isEqualTo(
              "ListReviewPolicyResultsForHIT {\"HITId\":\"H1\",\"PolicyLevels\":[\"Assignment\","
                  + "\"HIT\"],\"RetrieveActions\":true,\"RetrieveResults\":true,"
                  + "\"MaxResults\":100}");
      assertThat(text(answer))
          .contains(
              "<HITId>H1</HITId><AssignmentReviewPolicy><PolicyName>P</PolicyName>"
                  + "</AssignmentReviewPolicy><AssignmentReviewReport><PageNumber>1</PageNumber>"
                  + "<NumResults>3</NumResults><TotalNumResults>3</TotalNumResults>"
                  + "<ReviewResult><ActionId>R1</ActionId><SubjectId>X1</SubjectId>"
                  + "<SubjectType>Assignment</SubjectType><ObjectType>Assignment</ObjectType>"
                  + "<Key>KnownAnswerCorrect</Key><Value>1</Value></ReviewResult>",
              "<ReviewAction><ActionId>C1</ActionId><ActionName>approve</ActionName>"
                  + "<ObjectId>X1</ObjectId><ObjectType>Assignment</ObjectType>"
                  + "<Status>SUCCEEDED</Status><CompleteTime>1970-01-01T00:00:01Z</CompleteTime>"
                  + "</ReviewAction></AssignmentReviewReport></GetReviewResultsForHITResult>");
      assertThat(values(shim.call(call + "&AssignmentId=X2"), "ActionId")).containsExactly("R2");
      assertThat(values(shim.call(call.replace("400", "99")), "Code"))
          .containsExactly("AWS.ParameterOutOfRange");
      assertThat(values(shim.call(call.replace("400", "65535")), "TotalNumResults"))
          .containsExactly("3");
    }
  }

  /** Rather than for ever. */
  @Test
  void reviewsEndWhereATokenComesAgain() {
    AtomicInteger asked = new AtomicInteger();
    ScriptedService service =
        new ScriptedService(
            body ->
                asked.incrementAndGet() > 9
                    ? requestError("InvalidParameterValue", "asked for too often")
                    : ok("{\"HITId\":\"H1\",\"NextToken\":\"x\"}"));
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(values(shim.call("GetReviewResultsForHIT&HITId=H1"), "IsValid"))
          .containsExactly("True");
      assertThat(service.received()).hasSize(2);
    }
  }

  @Test
  void aHitWithoutPoliciesHasNoReports() {
    Asked asked =
        ask(
            Map.of("ListReviewPolicyResultsForHIT", ok("{\"HITId\":\"H1\"}")),
            "GetReviewResultsForHIT&HITId=H1");

    assertThat(asked.xml())
        .startsWith(
            "<GetReviewResultsForHITResult>"
                + VALID
                + "<HITId>H1</HITId></GetReviewResultsForHITResult>");
  }
}
