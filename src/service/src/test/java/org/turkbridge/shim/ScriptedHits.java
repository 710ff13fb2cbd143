package org.turkbridge.shim;

import static org.turkbridge.shim.ShimFixture.text;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.turkbridge.shim.ScriptedService.Received;
import org.turkbridge.shim.ScriptedService.Reply;

/** HITs and assignments as a scripted service answers them, and as old programs read them. */
final class ScriptedHits {
  static final String VALID = "<Request><IsValid>True</IsValid></Request>";
  static final String PROPERTIES =
      "&Title=t&Description=d&Reward.1.Amount=0.1&AssignmentDurationInSeconds=60";

  static final String MINIMAL = "<HITId>H1</HITId><HITTypeId>T1</HITTypeId>";
  static final String DETAIL =
      "<CreationTime>2015-07-09T00:39:15Z</CreationTime><Title>a title</Title>"
          + "<Description>d</Description>%s<HITStatus>%s</HITStatus>"
          + "<MaxAssignments>5</MaxAssignments><Reward><Amount>1234.50</Amount>"
          + "<CurrencyCode>USD</CurrencyCode><FormattedPrice>$1,234.50</FormattedPrice></Reward>"
          + "<AutoApprovalDelayInSeconds>60</AutoApprovalDelayInSeconds>"
          + "<Expiration>2015-07-09T00:39:16Z</Expiration>"
          + "<AssignmentDurationInSeconds>30</AssignmentDurationInSeconds>"
          + "<QualificationRequirement><QualificationTypeId>Q1</QualificationTypeId>"
          + "<Comparator>In</Comparator><IntegerValue>1</IntegerValue>"
          + "<IntegerValue>2</IntegerValue></QualificationRequirement>"
          + "<HITReviewStatus>NotReviewed</HITReviewStatus>";
  static final String SUMMARY =
      "<NumberOfAssignmentsPending>0</NumberOfAssignmentsPending>"
          + "<NumberOfAssignmentsAvailable>3</NumberOfAssignmentsAvailable>"
          + "<NumberOfAssignmentsCompleted>2</NumberOfAssignmentsCompleted>";

  private ScriptedHits() {}

  /** With everything that the current API has of a HIT; Keywords are empty. */
  static String hit(String id, String status) {
    return "{\"HITId\":\""
        + id
        + "\",\"HITTypeId\":\"T1\",\"HITGroupId\":\"G1\",\"CreationTime\":1436402355.9,"
        + "\"Title\":\"a title\",\"Description\":\"d\",\"Question\":\"\\n<Q/>\",\"Keywords\":\"\","
        + "\"HITStatus\":\""
        + status
        + "\",\"MaxAssignments\":5,\"Reward\":\"1234.5\",\"AutoApprovalDelayInSeconds\":60,"
        + "\"Expiration\":1436402356.9,\"AssignmentDurationInSeconds\":30,"
        + "\"QualificationRequirements\":[{\"QualificationTypeId\":\"Q1\",\"Comparator\":\"In\","
        + "\"IntegerValues\":[1,2]}],\"HITReviewStatus\":\"NotReviewed\","
        + "\"NumberOfAssignmentsPending\":0,\"NumberOfAssignmentsAvailable\":3,"
        + "\"NumberOfAssignmentsCompleted\":2}";
  }

  static String assignment(String id, String status) {
    return "{\"AssignmentId\":\""
        + id
        + "\",\"WorkerId\":\"A1\",\"HITId\":\"H1\",\"AssignmentStatus\":\""
        + status
        + "\",\"AutoApprovalTime\":3,\"AcceptTime\":1,\"SubmitTime\":2,\"Deadline\":9,"
        + "\"Answer\":\"<A/>\",\"RequesterFeedback\":\"good\"}";
  }

  static Reply ok(String body) {
    return new Reply(200, body);
  }

  static Reply hitReply(String status) {
    return ok("{\"HIT\":" + hit("H1", status) + "}");
  }

  /** The calls that an operation makes, in the order of time. */
  static List<String> calls(ScriptedService service) {
    return service.received().stream().map(Received::call).toList();
  }

  record Asked(LegacyService.Answer answer, List<String> calls) {
    String xml() {
      return text(answer).replaceFirst("(?s).*</OperationRequest>", "");
    }

    String code() {
      return values(answer, "Code").stream().findFirst().orElse("");
    }
  }

  static Asked ask(Map<String, Reply> replies, String call) {
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      return new Asked(shim.call(call), calls(service));
    }
  }

  static String hits(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(
            number ->
                hit("H" + number, "Assignable")
                    .replace("a title", "title " + (100 - number))
                    .replace("1234.5", number + ".5")
                    .replace("1436402355.9", String.valueOf(1000 + number % 7))
                    .replace("1436402356.9", String.valueOf(2000 + number % 5)))
        .collect(Collectors.joining(",", "\"HITs\":[", "]"));
  }

  static Map<String, Reply> twelve() {
    return Map.of("ListHITs", ok("{" + hits(1, 12) + "}"));
  }

  static Map<String, Reply> assignmentReplies(String status) {
    return Map.of(
        "GetAssignment",
        ok(
            "{\"Assignment\":"
                + assignment("X1", status)
                + ",\"HIT\":"
                + hit("H1", "Reviewable")
                + "}"),
        "ListAssignmentsForHIT",
        ok(
            "{\"NumResults\":2,\"Assignments\":["
                + assignment("X1", status)
                + ","
                + assignment("X2", status)
                + "]}"));
  }
}
