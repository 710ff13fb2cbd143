package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedHits.DETAIL;
import static org.turkbridge.shim.ScriptedHits.MINIMAL;
import static org.turkbridge.shim.ScriptedHits.PROPERTIES;
import static org.turkbridge.shim.ScriptedHits.SUMMARY;
import static org.turkbridge.shim.ScriptedHits.VALID;
import static org.turkbridge.shim.ScriptedHits.ask;
import static org.turkbridge.shim.ScriptedHits.hitReply;
import static org.turkbridge.shim.ScriptedHits.hits;
import static org.turkbridge.shim.ScriptedHits.ok;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.shim.ScriptedHits.Asked;

/** What of a HIT is in an answer. */
class HitAnswersTest {
  @ParameterizedTest
  @CsvSource({
    "'', true, true, false",
    "&ResponseGroup=Nonsense, true, true, false",
    "&ResponseGroup0=Minimal, true, true, false",
    "&ResponseGroup=Minimal, false, false, false",
    "'&ResponseGroup=HITDetail,HITAssignmentSummary', true, false, true",
    "&ResponseGroup.0=HITQuestion&ResponseGroup.1=HITDetail, true, true, false",
    "&ResponseGroup=HITAssignmentSummary&ResponseGroup=Minimal, false, false, true"
  })
  void groupsSayWhatAHitHas(String groups, boolean detail, boolean question, boolean summary) {
    Asked asked = ask(Map.of("GetHIT", hitReply("Reviewable")), "GetHIT&HITId=H1" + groups);

    // The Question as it was stored; nothing for empty Keywords.
    String asStored = question ? "<Question>\n&lt;Q/&gt;</Question>" : "";
    assertThat(asked.xml())
        .isEqualTo(
            "<HIT>"
                + VALID
                + MINIMAL
                + (detail
                    ? "<HITGroupId>G1</HITGroupId>" + DETAIL.formatted(asStored, "Reviewable")
                    : asStored)
                + (summary ? SUMMARY : "")
                + "</HIT></GetHITResponse>");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, true, true",
    "&ResponseGroup=Minimal, false, false, false",
    "&ResponseGroup=HITDetail, true, false, false",
    "'&ResponseGroup=HITQuestion,HITAssignmentSummary', false, true, true"
  })
  void groupsSayWhatTheHitsOfAQualificationHave(
      String groups, boolean detail, boolean question, boolean summary) {
    Asked asked =
        ask(
            Map.of("ListHITsForQualificationType", ok("{" + hits(1, 1) + "}")),
            "GetHITsForQualificationType&QualificationTypeId=Q1" + groups);

    assertThat(values(asked.answer(), "HITTypeId")).containsExactly("T1");
    assertThat(values(asked.answer(), "Title")).hasSize(detail ? 1 : 0);
    assertThat(values(asked.answer(), "Question")).hasSize(question ? 1 : 0);
    assertThat(values(asked.answer(), "NumberOfAssignmentsPending")).hasSize(summary ? 1 : 0);
  }

  @Test
  void olderVersionsAreNotSentWhatTheyLack() {
    Asked asked =
        ask(Map.of("GetHIT", hitReply("Reviewable")), "GetHIT&HITId=H1&Version=2007-06-21");

    assertThat(asked.xml()).contains("<HITTypeId>T1").doesNotContain("HITGroupId", "Comparator");
  }

  @Test
  void aSuccessWithoutWhatIsAskedForIsNone() {
    for (String call :
        List.of(
            "GetAssignment&AssignmentId=X1",
            "GetFileUploadURL&AssignmentId=X1&QuestionIdentifier=q",
            "GetHIT&HITId=H1",
            "RegisterHITType" + PROPERTIES)) {
      assertThat(ask(Map.of(), call).code()).as(call).isEqualTo("AWS.ServiceUnavailable");
    }
  }
}
