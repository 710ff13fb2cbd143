package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedHits.MINIMAL;
import static org.turkbridge.shim.ScriptedHits.VALID;
import static org.turkbridge.shim.ScriptedHits.ask;
import static org.turkbridge.shim.ScriptedHits.assignmentReplies;
import static org.turkbridge.shim.ScriptedHits.ok;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.shim.ScriptedHits.Asked;
import org.turkbridge.shim.ScriptedService.Reply;

/** Assignments are read and reviewed as old clients do it. */
class LegacyAssignmentsTest {
  private static final String ASSIGNMENT =
      "<Assignment><AssignmentId>X1</AssignmentId><WorkerId>A1</WorkerId><HITId>H1</HITId>"
          + "<AssignmentStatus>Approved</AssignmentStatus>"
          + "<AutoApprovalTime>1970-01-01T00:00:03Z</AutoApprovalTime>"
          + "<AcceptTime>1970-01-01T00:00:01Z</AcceptTime>"
          + "<SubmitTime>1970-01-01T00:00:02Z</SubmitTime><Answer>&lt;A/&gt;</Answer>%s"
          + "</Assignment>";

  @Test
  void anAssignmentHasItsHitByGroups() {
    Map<String, Reply> replies = assignmentReplies("Approved");

    assertThat(ask(replies, "GetAssignment&AssignmentId=X1").xml())
        .isEqualTo(
            "<GetAssignmentResult>"
                + VALID
                + ASSIGNMENT.formatted("")
                + "<HIT>"
                + MINIMAL
                + "</HIT></GetAssignmentResult></GetAssignmentResponse>");
    assertThat(
            ask(
                    replies,
                    "GetAssignment&AssignmentId=X1"
                        + "&ResponseGroup=AssignmentFeedback,HITQuestion")
                .xml())
        .contains(
            "<RequesterFeedback>good</RequesterFeedback></Assignment>",
            "<HIT>" + MINIMAL + "<Question>\n&lt;Q/&gt;</Question></HIT>");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'Submitted,Approved,Rejected'",
    "'&AssignmentStatus=Submitted', Submitted",
    "'&AssignmentStatus=Submitted,Approved', 'Submitted,Approved'",
    "'&AssignmentStatus=Submitted&AssignmentStatus=Rejected', 'Submitted,Rejected'",
    "'&AssignmentStatus.1=Approved', Approved",
    "'&AssignmentStatuses.1=Approved', Approved",
    "'&AssignmentStatuses=Approved', Approved"
  })
  void assignmentsAreFiltered(String statuses, String sent) {
    Asked asked =
        ask(
            assignmentReplies("Approved"),
            "GetAssignmentsForHIT&HITId=H1&ResponseGroup=AssignmentFeedback" + statuses);

    assertThat(asked.calls())
        .containsExactly(
            "ListAssignmentsForHIT {\"HITId\":\"H1\",\"MaxResults\":100,\"AssignmentStatuses\":[\""
                + sent.replace(",", "\",\"")
                + "\"]}");
    assertThat(asked.xml())
        .startsWith(
            "<GetAssignmentsForHITResult>"
                + VALID
                + "<NumResults>2</NumResults><TotalNumResults>2</TotalNumResults>"
                + "<PageNumber>1</PageNumber>"
                + ASSIGNMENT.formatted("<RequesterFeedback>good</RequesterFeedback>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ApproveAssignment   | Submitted | Submitted          | false",
        "ApproveAssignment   | Submitted | Submitted,Rejected | false",
        "ApproveAssignment   | Submitted | Submitted,Approved | true",
        "ApproveAssignment   | Submitted |                    | true",
        "RejectAssignment    | Submitted | Submitted,Approved | false",
        "RejectAssignment    | Submitted | Submitted,Rejected | true",
        "ApproveRejectedAssignment | Rejected | Rejected           | false",
        "ApproveRejectedAssignment | Rejected | Submitted,Rejected | false",
        "ApproveRejectedAssignment | Rejected | Approved,Rejected  | true"
      })
  void aReviewedAssignmentLeavesTheListsThatItsNewStatusIsNotOf(
      String review, String before, @Nullable String statuses, boolean stays) {
    ScriptedService service = ScriptedService.answering(assignmentReplies(before));
    String filter = statuses == null ? "" : "&AssignmentStatus=" + statuses;
    String page = "GetAssignmentsForHIT&HITId=H1" + filter + "&PageSize=1&PageNumber=";
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(page + 1);
      assertThat(values(shim.call(review + "&AssignmentId=X2"), "IsValid")).containsExactly("True");

      assertThat(values(shim.call(page + 2), "AssignmentId"))
          .isEqualTo(stays ? List.of("X2") : List.of());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ApproveAssignment&AssignmentId=X1&RequesterFeedback="
            + "|ApproveAssignment {\"AssignmentId\":\"X1\",\"OverrideRejection\":false}",
        "RejectAssignment&AssignmentId=X1&RequesterFeedback=bad"
            + "|RejectAssignment {\"AssignmentId\":\"X1\",\"RequesterFeedback\":\"bad\"}",
        "RejectAssignment&AssignmentId=X1"
            + "|RejectAssignment {\"AssignmentId\":\"X1\",\"RequesterFeedback\":\" \"}"
      })
  void assignmentsAreReviewed(String call, String sent) {
    Asked asked = ask(Map.of(), call);

    assertThat(asked.calls()).containsExactly(sent);
    assertThat(asked.xml()).contains("AssignmentResult>" + VALID + "</");
  }

  @ParameterizedTest
  @CsvSource({"Submitted, false", "Approved, false", "Rejected, true"})
  void onlyARejectionIsTakenBack(String state, boolean taken) {
    Asked asked = ask(assignmentReplies(state), "ApproveRejectedAssignment&AssignmentId=X1");

    assertThat(asked.code()).isEqualTo(taken ? "" : "AWS.MechanicalTurk.InvalidAssignmentState");
    assertThat(asked.calls()).hasSize(taken ? 2 : 1);
    if (taken) {
      assertThat(asked.calls().get(1))
          .isEqualTo("ApproveAssignment {\"AssignmentId\":\"X1\",\"OverrideRejection\":true}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ApproveAssignment", "RejectAssignment", "ApproveRejectedAssignment"})
  void feedbackHasNoControlCharacters(String operation) {
    Asked asked = ask(Map.of(), operation + "&AssignmentId=X1&RequesterFeedback=a%01b");

    assertThat(asked.code()).isEqualTo("AWS.MechanicalTurk.InvalidParameterValue");
    assertThat(asked.calls()).isEmpty();
  }

  /** An emoji is two units of UTF-16, and one character. */
  @ParameterizedTest
  @CsvSource({"1024, ''", "1025, AWS.MechanicalTurk.InvalidParameterValue"})
  void feedbackIsAsLongAsItHasCharacters(int characters, String code) {
    String feedback = "%F0%9F%90%91".repeat(characters);
    Asked asked = ask(Map.of(), "RejectAssignment&AssignmentId=X1&RequesterFeedback=" + feedback);

    assertThat(asked.code()).isEqualTo(code);
  }

  @Test
  void aPlaceForAFileIsTold() {
    Asked asked =
        ask(
            Map.of("GetFileUploadURL", ok("{\"FileUploadURL\":\"https://x/?a=1&b\"}")),
            "GetFileUploadURL&AssignmentId=X1&QuestionIdentifier=q");

    assertThat(asked.xml())
        .startsWith(
            "<GetFileUploadURLResult>"
                + VALID
                + "<FileUploadURL>https://x/?a=1&amp;b</FileUploadURL>");
  }
}
