package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** What says the same as a record in JSON, down into its structures and lists. */
final class CurrentComparisonTest {
  private static final String JSON =
      """
      {"HITId":"H","CreationTime":1414843200.5,"MaxAssignments":3,"Reward":"0.25",\
      "QualificationRequirements":[{"QualificationTypeId":"T","Comparator":"In",\
      "IntegerValues":[1,2],"LocaleValues":[{"Country":"US"}],"ActionsGuarded":"PreviewAndAccept"}],\
      "NumberOfAssignmentsPending":null}\
      """;

  private final CurrentComparison comparison = new CurrentComparison();

  private static HIT hit() {
    return HIT.builder()
        .hitId("H")
        .creationTime(Instant.parse("2014-11-01T12:00:00.5Z"))
        .maxAssignments(3)
        .reward("0.25")
        .qualificationRequirements(
            QualificationRequirement.builder()
                .qualificationTypeId("T")
                .comparator(Comparator.IN)
                .integerValues(1, 2)
                .localeValues(Locale.builder().country("US").build())
                .actionsGuarded(HITAccessActions.PREVIEW_AND_ACCEPT)
                .build())
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1414843200.5 | 1414843200.50 | NULL_MEMBER",
        "1414843200.5 | \"2014-11-01 12:00:00.500000+00:00\" | TIME_NOTATION",
        "\"0.25\" | \"0.250\" | PRICE",
        "\"MaxAssignments\":3 | \"MaxAssignments\":\"3\" | NULL_MEMBER",
        "\"ActionsGuarded\":\"PreviewAndAccept\" | \"RequiredToPreview\":true | GUARD",
        "{\"HITId\" | {\"NextToken\":\"p2\",\"HITId\" | NULL_MEMBER",
        "{\"HITId\" | {\"kind\":\"HIT\",\"HITId\" | NULL_MEMBER"
      })
  void saysTheSame(String from, String to, Notation notation) throws IOException {
    ComparisonResult compared = comparison.compare(JSON.replace(from, to), hit());

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.notations()).contains(Notation.NULL_MEMBER, notation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1414843200.5 | 1414843200 | CHANGED_VALUE | /CreationTime | 1414843200",
        "\"0.25\" | \"0.255\" | CHANGED_VALUE | /Reward | 0.255",
        "[1,2] | [1,2,3] | LOST_VALUE | /QualificationRequirements/0/IntegerValues/2 | 3",
        "[1,2] | [1] | ADDED_VALUE | /QualificationRequirements/0/IntegerValues/1 |",
        "[1,2] | [3,2] | CHANGED_VALUE | /QualificationRequirements/0/IntegerValues/0 | 3",
        "\"US\" | \"GB\" | CHANGED_VALUE | /QualificationRequirements/0/LocaleValues/0/Country | GB",
        "PreviewAndAccept | Accept | CHANGED_VALUE | /QualificationRequirements/0/ActionsGuarded"
            + " | Accept",
        "{\"HITId\" | {\"Keywords\":\"\",\"HITId\" | LOST_VALUE | /Keywords | ''",
        "\"MaxAssignments\":3, | '' | ADDED_VALUE | /MaxAssignments |",
        "{\"HITId\" | {\"Grade\":[{\"a\":7}],\"HITId\" | LEFT_OUT | /Grade | [{\"a\":7}]"
      })
  void saysSomethingElse(String from, String to, FindingKind kind, String path, String value)
      throws IOException {
    ComparisonResult compared = comparison.compare(JSON.replace(from, to), hit());

    assertThat(compared.differences())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.kind()).isEqualTo(kind);
              assertThat(each.path()).isEqualTo(path);
              assertThat(each.before()).isEqualTo(value);
            });
  }

  @Test
  void aLostListIsOneDifference() throws IOException {
    ComparisonResult compared =
        comparison.compare(JSON, hit().toBuilder().qualificationRequirements(List.of()).build());

    assertThat(compared.differences())
        .extracting(Observation::kind)
        .containsOnly(FindingKind.LOST_VALUE);
  }

  @Test
  void valuesAreQuotedAsTheyStand() throws IOException {
    assertThat(CurrentComparison.value(JSON, "Reward")).isEqualTo("0.25");
    assertThat(CurrentComparison.value(JSON, "NumberOfAssignmentsPending")).isEmpty();
    assertThat(CurrentComparison.value("{\"a\":[1.50,\"x\",true,null]}", "a"))
        .isEqualTo("[1.50,\"x\",true,null]");
  }
}
