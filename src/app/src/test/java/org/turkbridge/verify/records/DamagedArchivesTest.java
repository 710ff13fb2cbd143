package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Severity;

/** Archives with each kind of damage, and the finding that names it. */
final class DamagedArchivesTest {
  private static final String SCHEMAS =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/";
  private static final String FORM =
      "<QuestionForm xmlns=\""
          + SCHEMAS
          + "QuestionForm.xsd\"><Question><QuestionIdentifier>moon</QuestionIdentifier>"
          + "<QuestionContent><Text>Is it up?</Text></QuestionContent><AnswerSpecification>"
          + "<FreeTextAnswer/></AnswerSpecification></Question></QuestionForm>";
  private static final String ANSWERS =
      "<QuestionFormAnswers xmlns=\""
          + SCHEMAS
          + "QuestionFormAnswers.xsd\"><Answer><QuestionIdentifier>moon</QuestionIdentifier>"
          + "<FreeText>yes</FreeText></Answer></QuestionFormAnswers>";

  private static String record(String id, String test, String answer, String time) {
    return "<QualificationRequest><QualificationRequestId>"
        + id
        + "</QualificationRequestId><QualificationTypeId>3TYPE</QualificationTypeId>"
        + "<SubjectId>A1SUBJECT</SubjectId><Test>"
        + escaped(test)
        + "</Test><Answer>"
        + escaped(answer)
        + "</Answer><SubmitTime>"
        + time
        + "</SubmitTime></QualificationRequest>";
  }

  private static String record(String id) {
    return record(id, FORM, ANSWERS, "2014-08-15T00:01:00Z");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String list(String... records) {
    return "<QualificationRequests>" + String.join("\n", records) + "</QualificationRequests>";
  }

  private static Finding only(String archive) throws IOException {
    List<Finding> findings = Verifications.ofText(archive).findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static void isOnly(FindingKind kind, String message, String archive) throws IOException {
    Finding finding = only(archive);
    assertThat(finding.kind()).isEqualTo(kind);
    assertThat(finding.message()).contains(message);
  }

  @Test
  void wholeArchivesGiveNoFinding() throws IOException {
    Verifications found = Verifications.ofText(list(record("3A"), record("3B")));

    assertThat(found.findings()).isEmpty();
    assertThat(found.totals().equal()).isEqualTo(2);
    assertThat(found.totals().failed(true)).isFalse();
  }

  @Test
  void cutOff() throws IOException {
    String whole = list(record("3A"), record("3B"));
    Verifications found = Verifications.ofText(whole.substring(0, whole.length() - 200));

    assertThat(found.kinds()).containsExactly(FindingKind.CUT_OFF);
    assertThat(found.totals().equal()).isEqualTo(1);
    assertThat(found.totals().unchecked()).isEqualTo(1);
    assertThat(found.totals().failed(false)).isTrue();
  }

  @Test
  void notWellFormed() throws IOException {
    Verifications found =
        Verifications.ofText(
            list(record("3A"), record("3B").replace("<SubjectId>", "<<SubjectId>"), record("3C")));

    assertThat(found.kinds()).containsExactly(FindingKind.NOT_WELL_FORMED);
    assertThat(found.findings().get(0).place()).isEqualTo("record 2, line 2");
    assertThat(found.totals().equal()).isEqualTo(2);
  }

  @Test
  void missingId() throws IOException {
    isOnly(
        FindingKind.MISSING_ID,
        "QualificationTypeId",
        list(record("3A").replaceAll("<QualificationTypeId>.*</QualificationTypeId>", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<SubjectId/>", "<SubjectId> </SubjectId>"})
  void noWorkerIsAWarning(String subject) throws IOException {
    Verifications found =
        Verifications.ofText(list(record("3A").replaceAll("<SubjectId>.*</SubjectId>", subject)));

    assertThat(found.kinds()).containsExactly(FindingKind.NO_WORKER);
    assertThat(found.totals().failed(false)).isFalse();
    assertThat(found.totals().different() + found.totals().unchecked()).isZero();
  }

  @Test
  void noWorkerInJsonIsAWarning() throws IOException {
    Verifications found =
        Verifications.ofText(
            "{\"QualificationRequestId\":\"3A\",\"QualificationTypeId\":\"3Q\",\"SubmitTime\":1408060860}");

    assertThat(found.kinds()).containsExactly(FindingKind.NO_WORKER);
    assertThat(found.totals().equal()).isEqualTo(1);
  }

  @Test
  void anotherNumberOfRecordsThanTheAnswerSaysIsAnError() throws IOException {
    Verifications found =
        Verifications.ofText(
            list(
                "<NumResults>3</NumResults>",
                record("3A"),
                record("3B").replace("SubmitTime", "Time")));

    assertThat(found.kinds())
        .containsExactlyInAnyOrder(FindingKind.MISSING_ID, FindingKind.MISCOUNTED);
    assertThat(found.findings().get(1).message())
        .startsWith("NumResults says 3, but the answer holds 2 records");
    assertThat(found.totals().failed(false)).isTrue();
    assertThat(Verifications.ofText(list("<NumResults>1</NumResults>", record("3A"))).kinds())
        .isEmpty();
  }

  @Test
  void quotesOddValuesAsTheyStand() throws IOException {
    String odd =
        record("3A", FORM, ANSWERS, "2030-01-01T02:00:00+02:00")
            .replaceAll("<SubjectId>.*</SubjectId>", "<SubjectId> w-1</SubjectId>");

    assertThat(Verifications.ofText(list(odd)).findings())
        .extracting(Finding::before)
        .containsExactly(" w-1", "2030-01-01T02:00:00+02:00");
    assertThat(
            Verifications.ofText(
                    "{\"QualificationRequestId\":\"3A\",\"QualificationTypeId\":\"3Q\","
                        + "\"WorkerId\":\"w\",\"SubmitTime\":2000000000.50}")
                .findings())
        .extracting(Finding::before)
        .containsExactly("w", "2000000000.50");
  }

  @Test
  void emptyId() throws IOException {
    isOnly(FindingKind.MISSING_ID, "empty QualificationRequestId", list(record("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2014-02-30T00:00:00Z", "soon", "2030-01-01T00:00:00Z"})
  void impossibleTime(String time) throws IOException {
    isOnly(FindingKind.IMPOSSIBLE_TIME, "SubmitTime", list(record("3A", FORM, ANSWERS, time)));
  }

  @Test
  void timeBeforeTheServiceIsAWarning() throws IOException {
    isOnly(
        FindingKind.IMPLAUSIBLE, "2005", list(record("3A", FORM, ANSWERS, "1970-01-01T00:00:00Z")));
  }

  @Test
  void unusualIdIsAWarning() throws IOException {
    Verifications found =
        Verifications.ofText(list(record("3A").replace("A1SUBJECT", "jane@example.org")));

    assertThat(found.kinds()).containsExactly(FindingKind.IMPLAUSIBLE);
    assertThat(found.totals().failed(false)).isFalse();
    assertThat(found.totals().failed(true)).isTrue();
  }

  @Test
  void unknownQuestion() throws IOException {
    isOnly(
        FindingKind.UNKNOWN_QUESTION,
        "\"sun\"",
        list(record("3A", FORM, ANSWERS.replace("moon", "sun"), "2014-08-15T00:01:00Z")));
  }

  @Test
  void duplicatesThatDisagree() throws IOException {
    Finding finding = only(list(record("3A"), record("3A", FORM, ANSWERS, "2014-08-15T00:01:01Z")));

    assertThat(finding.kind()).isEqualTo(FindingKind.DISAGREEING_DUPLICATE);
    assertThat(finding.place()).isEqualTo("record 2, line 2");
    assertThat(finding.message()).contains("record 1 of standard input");
  }

  @Test
  void duplicatesThatAgreeAreAWarning() throws IOException {
    isOnly(FindingKind.DUPLICATE, "record 1", list(record("3A"), record("3A")));
  }

  @Test
  void documentThatIsNoXml() throws IOException {
    isOnly(
        FindingKind.NOT_WELL_FORMED,
        "Answer",
        list(record("3A", FORM, ANSWERS.replace("</FreeText>", ""), "2014-08-15T00:01:00Z")));
  }

  @Test
  void documentWithADoctype() throws IOException {
    isOnly(
        FindingKind.NOT_WELL_FORMED,
        "DOCTYPE",
        list(
            record(
                "3A", "<!DOCTYPE x [<!ENTITY a \"b\">]>" + FORM, ANSWERS, "2014-08-15T00:01:00Z")));
  }

  @Test
  void documentThatIsNotValidIsAWarning() throws IOException {
    Finding finding =
        only(
            list(
                record(
                    "3A",
                    FORM.replace(
                        "<AnswerSpecification><FreeTextAnswer/></AnswerSpecification>", ""),
                    ANSWERS,
                    "2014-08-15T00:01:00Z")));

    assertThat(finding.kind()).isEqualTo(FindingKind.NOT_VALID);
    assertThat(finding.kind().weight()).isEqualTo(Severity.WARNING);
    assertThat(finding.message()).contains("AnswerSpecification").contains("line 1, column");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2017-11-06/QuestionForm.xsd", ""})
  void versionsOfTheNamespaceAreValid(String version) throws IOException {
    String form =
        version.isEmpty()
            ? FORM.replaceAll(" xmlns=\"[^\"]*\"", "")
            : FORM.replace("2005-10-01/QuestionForm.xsd", version);

    assertThat(
            Verifications.ofText(list(record("3A", form, ANSWERS, "2014-08-15T00:01:00Z")))
                .findings())
        .isEmpty();
  }

  @Test
  void unknownVersionOfTheNamespaceIsNotValid() throws IOException {
    isOnly(
        FindingKind.NOT_VALID,
        "no QuestionForm of a version that is known",
        list(
            record(
                "3A",
                FORM.replace("2005-10-01/QuestionForm.xsd", "1999-01-01/QuestionForm.xsd"),
                ANSWERS,
                "2014-08-15T00:01:00Z")));
  }

  @Test
  void recordsThatAreTooLargeAreNotCompared() throws IOException {
    String large = "<a>" + "x".repeat(1 << 20) + "</a>";
    Verifications found =
        Verifications.ofText(
            list(record("3A", "", large, "2014-08-15T00:01:00Z").replace(">3A<", "> 3A<!-- --><")));

    assertThat(found.kinds()).contains(FindingKind.NOT_COMPARED);
    assertThat(found.totals().unchecked()).isEqualTo(1);
  }

  @Test
  void largeRecordsAsTheServiceWroteThemAreCompared() throws IOException {
    String large = "<a>" + "x".repeat(1 << 20) + "</a>";
    Verifications found =
        Verifications.ofText(list(record("3A", "", large, "2014-08-15T00:01:00Z")));

    assertThat(found.kinds()).doesNotContain(FindingKind.NOT_COMPARED);
    assertThat(found.totals().unchecked()).isZero();
  }

  @Test
  void otherEncodingsAreCompared() throws IOException {
    String text =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
            + list(
                record("3A", "", ANSWERS.replace("yes", "d\u00e9j\u00e0"), "2014-08-15T00:01:00Z"));
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16);

    assertThat(Verifications.ofBytes(utf16, Verifications.RIGHT).findings()).isEmpty();
  }

  @Test
  void samplesSayTheSame() throws IOException {
    Verifications one = Verifications.ofFiles(1, "samples");
    Verifications several = Verifications.ofFiles(3, "samples");

    assertThat(one.totals().different()).isZero();
    assertThat(one.totals().checked()).isEqualTo(119);
    assertThat(several).isEqualTo(one);
  }

  @Test
  void cutFileIsNamed() throws IOException {
    byte[] whole = list(record("3A")).getBytes(StandardCharsets.UTF_8);

    assertThat(
            Verifications.ofBytes(Arrays.copyOf(whole, 150), Verifications.RIGHT)
                .findings()
                .get(0)
                .source())
        .isEqualTo("standard input");
  }
}
