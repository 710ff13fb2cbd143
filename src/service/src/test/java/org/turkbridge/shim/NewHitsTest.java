package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedHits.DETAIL;
import static org.turkbridge.shim.ScriptedHits.MINIMAL;
import static org.turkbridge.shim.ScriptedHits.PROPERTIES;
import static org.turkbridge.shim.ScriptedHits.SUMMARY;
import static org.turkbridge.shim.ScriptedHits.VALID;
import static org.turkbridge.shim.ScriptedHits.ask;
import static org.turkbridge.shim.ScriptedHits.hitReply;
import static org.turkbridge.shim.ScriptedHits.ok;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.shim.ScriptedHits.Asked;

/** HIT types and HITs are made as old clients ask for them. */
class NewHitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reward.1.Amount=0.05000000000000000277555756156289135105907917022705078125",
        "Reward.1.Amount=0.05&Reward.1.CurrencyCode=USD",
        "Reward.Amount=5e-02",
        "Reward.0.Amount=0.05"
      })
  void moneyComesInWholeCents(String reward) {
    Asked asked =
        ask(
            Map.of("CreateHITType", ok("{\"HITTypeId\":\"T1\"}")),
            "RegisterHITType&Title=t&Description=d&AssignmentDurationInSeconds=60&" + reward);

    assertThat(asked.calls())
        .containsExactly(
            "CreateHITType {\"AutoApprovalDelayInSeconds\":2592000,"
                + "\"AssignmentDurationInSeconds\":60,\"Reward\":\"0.05\",\"Title\":\"t\","
                + "\"Description\":\"d\"}");
    assertThat(asked.xml())
        .startsWith(
            "<RegisterHITTypeResult>"
                + VALID
                + "<HITTypeId>T1</HITTypeId></RegisterHITTypeResult>");
  }

  @ParameterizedTest
  @CsvSource({
    "Reward.1.Amount=-1, AWS.ParameterOutOfRange",
    "Reward.1.Amount=1&Reward.1.CurrencyCode=EUR, AWS.MechanicalTurk.InvalidParameterValue",
    "Reward.1.CurrencyCode=USD, AWS.MissingParameters",
    "Reward.1.Amount=1&AssignmentDurationInSeconds=29, AWS.ParameterOutOfRange"
  })
  void whatIsWrongIsRefusedHere(String parameters, String code) {
    String duration = parameters.contains("Duration") ? "" : "&AssignmentDurationInSeconds=60";
    Asked asked =
        ask(Map.of(), "RegisterHITType&Title=t&Description=d" + duration + "&" + parameters);

    assertThat(asked.code()).isEqualTo(code);
    assertThat(asked.calls()).isEmpty();
  }

  @Test
  void aHitIsMadeByPropertiesAndTheAnswerIsMinimal() {
    Asked asked =
        ask(
            Map.of("CreateHIT", hitReply("Assignable")),
            "CreateHIT&LifetimeInSeconds=3600&Question=%3CQ/%3E&Keywords=&RequesterAnnotation=&"
                + "QualificationRequirement.1.QualificationTypeId=Q1"
                + "&QualificationRequirement.1.Comparator=GreaterThan"
                + "&QualificationRequirement.1.IntegerValue=70"
                + "&QualificationRequirement.1.RequiredToPreview=true"
                + "&QualificationRequirement.2.QualificationTypeId=Q2"
                + "&QualificationRequirement.2.Comparator=Exists"
                + "&QualificationRequirement.2.IntegerValue=1"
                + "&QualificationRequirement.2.RequiredToPreview=0"
                + PROPERTIES);

    assertThat(asked.xml()).startsWith("<HIT>" + VALID + MINIMAL + "</HIT></CreateHITResponse>");
    assertThat(asked.calls())
        .singleElement()
        .asString()
        .startsWith("CreateHIT {")
        .contains(
            "\"MaxAssignments\":1,\"AutoApprovalDelayInSeconds\":2592000,"
                + "\"LifetimeInSeconds\":3600,",
            "\"Reward\":\"0.10\"",
            "\"QualificationRequirements\":[{\"QualificationTypeId\":\"Q1\","
                + "\"Comparator\":\"GreaterThan\",\"IntegerValues\":[70],"
                + "\"ActionsGuarded\":\"PreviewAndAccept\"},{\"QualificationTypeId\":\"Q2\","
                + "\"Comparator\":\"Exists\"}]")
        .doesNotContain("Keywords", "RequesterAnnotation", "HITTypeId");
  }

  /** As rturk does, which also sends the parts of a type that it has defaults for. */
  @Test
  void besideATypeItsPropertiesAreIgnoredWhateverTheyAre() {
    Asked asked =
        ask(
            Map.of("CreateHITWithHITType", hitReply("Assignable")),
            "CreateHIT&HITTypeId=T1&LifetimeInSeconds=3600&Question=%3CQ/%3E&MaxAssignments=2"
                + "&Keywords=&Reward.CurrencyCode=USD&AssignmentDurationInSeconds=1&Title=x"
                + "&ResponseGroup.0=HITDetail&ResponseGroup.1=HITAssignmentSummary");

    assertThat(asked.calls())
        .containsExactly(
            "CreateHITWithHITType {\"HITTypeId\":\"T1\",\"MaxAssignments\":2,"
                + "\"LifetimeInSeconds\":3600,\"Question\":\"<Q/>\"}");
    assertThat(asked.xml())
        .startsWith(
            "<HIT>"
                + VALID
                + MINIMAL
                + "<HITGroupId>G1</HITGroupId>"
                + DETAIL.formatted("", "Assignable")
                + SUMMARY
                + "</HIT>");
  }

  @ParameterizedTest
  @CsvSource({
    "'', AWS.MissingParameters",
    "LifetimeInSeconds=3600, AWS.MissingParameters",
    "LifetimeInSeconds=3600&HITTypeId=T1, AWS.MechanicalTurk.InvalidParameterValue",
    "LifetimeInSeconds=3600&HITTypeId=T1&Question=q&HITLayoutId=L1,"
        + " AWS.MechanicalTurk.InvalidParameterValue",
    "LifetimeInSeconds=3600&HITTypeId=T1&Question=q&MaxAssignments=-1, AWS.ParameterOutOfRange",
    "LifetimeInSeconds=3600&HITTypeId=T1&Question=q&MaxAssignments=green,"
        + " AWS.MechanicalTurk.InvalidParameterValue"
  })
  void aHitThatCannotBeIsRefusedHere(String parameters, String code) {
    Asked asked = ask(Map.of(), "CreateHIT&" + parameters);

    assertThat(asked.code()).isEqualTo(code);
    assertThat(asked.calls()).isEmpty();
  }

  /** crowds writes the names of what is repeated in the plural. */
  @ParameterizedTest
  @ValueSource(strings = {"", "s"})
  void policiesAndLayoutsAreTakenInBothSpellings(String plural) {
    String entries = plural.isEmpty() ? "MapEntry" : "MapEntries";
    Asked asked =
        ask(
            Map.of("CreateHITWithHITType", hitReply("Assignable")),
            "CreateHIT&HITTypeId=T1&LifetimeInSeconds=3600&HITLayoutId=L1"
                + "&HITLayoutParameter%1$s.1.Name=n&HITLayoutParameter%1$s.1.Value=a,b"
                    .formatted(plural)
                + "&AssignmentReviewPolicy.1.PolicyName=P"
                + "&AssignmentReviewPolicy.1.Parameter%1$s.1.Key=ApproveReason".formatted(plural)
                + "&AssignmentReviewPolicy.1.Parameter%1$s.1.Value.1=Well,+done".formatted(plural)
                + "&AssignmentReviewPolicy.1.Parameter%1$s.2.Key=AnswerKey".formatted(plural)
                + "&AssignmentReviewPolicy.1.Parameter%s.2.%s.1.Key=q".formatted(plural, entries)
                + "&AssignmentReviewPolicy.1.Parameter%s.2.%s.1.Value=r"
                    .formatted(plural, entries));

    assertThat(asked.calls())
        .singleElement()
        .asString()
        .contains(
            "\"HITLayoutParameters\":[{\"Name\":\"n\",\"Value\":\"a,b\"}]",
            "\"AssignmentReviewPolicy\":{\"PolicyName\":\"P\",\"Parameters\":["
                + "{\"Key\":\"ApproveReason\",\"Values\":[\"Well, done\"]},{\"Key\":\"AnswerKey\","
                + "\"MapEntries\":[{\"Key\":\"q\",\"Values\":[\"r\"]}]}]}");
  }
}
