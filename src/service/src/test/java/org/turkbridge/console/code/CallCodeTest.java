package org.turkbridge.console.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.legacy.Parameter;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.shim.Counterpart;

/** The code that is shown for a legacy call. That it runs is tried with real clients. */
class CallCodeTest {
  private static final CallCode CODE = new CallCode(Optional.empty());

  static Set<String> operations() {
    return new TreeSet<>(LegacyOperations.all().keySet());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isThereInAllLanguagesWhereTheOperationHasACounterpart(String operation) {
    CurrentCode code = CODE.of(LegacyCallSketch.masked(operation, List.of()));

    boolean hasOne = LegacyOperations.all().get(operation).isPresent();
    assertThat(code.counterpart()).isEqualTo(LegacyOperations.all().get(operation));
    assertThat(code.programs().keySet())
        .isEqualTo(hasOne ? Set.of(CodeLanguage.values()) : Set.of());
    assertThat(code.differences())
        .anySatisfy(note -> assertThat(note.section()).isEqualTo("8. Every legacy operation"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void takesAllNamesOfItsParametersAtOnce(String operation) {
    List<String> names =
        Optional.ofNullable(Counterpart.all().get(operation)).stream()
            .flatMap(each -> each.binder().type().elements().stream())
            .map(MessageElement::name)
            .toList();

    CurrentCode code = CODE.of(LegacyCallSketch.masked(operation, names));

    assertThat(code.programs().isEmpty())
        .isEqualTo(LegacyOperations.all().get(operation).isEmpty());
  }

  @Test
  void hasWordsForValuesThatAreNotTold() {
    CurrentCode code =
        CODE.of(
            LegacyCallSketch.masked(
                "RegisterHITType",
                List.of(
                    "Title",
                    "Description",
                    "Reward",
                    "AssignmentDurationInSeconds",
                    "AutoApprovalDelayInSeconds",
                    "QualificationRequirement.1.QualificationTypeId",
                    "QualificationRequirement.1.Comparator",
                    "QualificationRequirement.2.LocaleValue.1.Country")));

    assertThat(code.programs().get(CodeLanguage.BOTO3))
        .startsWith("# Put your values in place of words in capitals")
        .contains("Title=\"TITLE\"", "Reward=\"0.01\"", "AssignmentDurationInSeconds=30")
        .contains("AutoApprovalDelayInSeconds=2592000")
        .contains("\"QualificationTypeId\": \"QUALIFICATION_TYPE_ID\"", "\"Country\": \"COUNTRY\"");
  }

  @Test
  void hasTheValuesThatAreTold() {
    CurrentCode code =
        new CallCode(Optional.of(URI.create("http://127.0.0.1:8017")))
            .of(
                call(
                    "BlockWorker",
                    Map.of("WorkerId", "A1EXAMPLE", "Reason", "it's \"spam\"\n$HOME")));

    assertThat(code.remarks()).isEmpty();
    assertThat(code.programs().get(CodeLanguage.BOTO3))
        .isEqualTo(
            """
            import boto3

            mturk = boto3.client("mturk", region_name="us-east-1", endpoint_url="http://127.0.0.1:8017")

            mturk.create_worker_block(
                WorkerId="A1EXAMPLE",
                Reason=(
                    "it's \\"spam\\"\\n"
                    "$HOME"
                ),
            )
            """);
    assertThat(code.programs().get(CodeLanguage.CLI))
        .isEqualTo(
            """
            aws --region us-east-1 --endpoint-url http://127.0.0.1:8017 mturk create-worker-block \\
              --worker-id A1EXAMPLE \\
              --reason 'it'\\''s "spam"
            $HOME'
            """);
  }

  @Test
  void showsNoReaderOrTerminalWhatCannotBeSeen() {
    CurrentCode code =
        CODE.of(
            call("BlockWorker", Map.of("WorkerId", "A1", "Reason", "a\u202eb\u001b[2J\u2028c")));

    assertThat(code.programs())
        .allSatisfy(
            (language, program) ->
                assertThat(program)
                    .doesNotContainPattern("[\\u202e\\u001b\\u2028]")
                    .containsIgnoringCase("a\\u202eb\\u001b[2J\\u2028c"));
  }

  @Test
  void saysWhatIsLeftToTheCaller() {
    CurrentCode code =
        CODE.of(
            call(
                "SearchHITs",
                Map.of(
                    "SortProperty",
                    "Reward",
                    "SortDirection",
                    "Descending",
                    "PageNumber",
                    "3",
                    "PageSize",
                    "20",
                    "ResponseGroup",
                    "HITDetail")));

    assertThat(code.remarks())
        .containsExactly(
            "The old answer was sorted (SortDirection=Descending, SortProperty=Reward), the new one"
                + " is not: sort what is read.",
            "The old answer had items 41 to 60; there are no page numbers: read all, then count and"
                + " cut.",
            "There are no response groups: answers are always whole.");
    assertThat(code.programs())
        .allSatisfy((language, program) -> assertThat(program).contains(code.remarks().get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HITId.1=H1",
        "HITId=H1 MaxAssignmentsIncrement=many",
        "HITId=H1",
        "HITId=H1 MaxAssignmentsIncrement=0"
      })
  void refusesWhatTheBridgeRefuses(String parameters) {
    Map<String, String> sent = new LinkedHashMap<>();
    Stream.of(parameters.split(" "))
        .map(each -> each.split("="))
        .forEach(each -> sent.put(each[0], each[1]));

    assertThatThrownBy(() -> CODE.of(call("ExtendHIT", sent))).isInstanceOf(LegacyException.class);
  }

  @Test
  void refusesAnOperationThatNeverWas() {
    assertThatThrownBy(() -> CODE.of(LegacyCallSketch.masked("GetHTI", List.of())))
        .isInstanceOf(LegacyException.class)
        .hasMessageContaining("GetHTI");
  }

  @Test
  void namesTheDifferencesThatMatter() {
    assertThat(CODE.of(LegacyCallSketch.masked("AssignQualification", List.of())).differences())
        .anySatisfy(
            note ->
                assertThat(note.text())
                    .startsWith(
                        "in the old API: AssignQualification fails with `QualificationAlreadyExists`"))
        .anySatisfy(
            note -> assertThat(note.text()).startsWith("current operation: AssociateQualification"))
        .allSatisfy(note -> assertThat(note.text()).doesNotContain("\n"));
  }

  @Test
  void doesNotTakeOneOperationForAnother() {
    MigrationNotes notes =
        MigrationNotes.of(
            """
            # Guide

            | legacy | current |
            | --- | --- |
            | GetHIT | one |
            | GetHITs | other |

            GetHIT is said
            over two lines.

            - GetHITs is a point
            - GetHIT is another

            ```
            GetHIT
            ```
            """);

    assertThat(notes.about("GetHIT"))
        .containsExactly(
            new GuideNote("Guide", "current: one"),
            new GuideNote("Guide", "GetHIT is said over two lines."),
            new GuideNote("Guide", "GetHIT is another"));
  }

  private static LegacyCallSketch call(String operation, Map<String, String> parameters) {
    return LegacyCallSketch.of(
        operation,
        parameters.entrySet().stream()
            .map(each -> new Parameter(each.getKey(), each.getValue()))
            .toList());
  }
}
