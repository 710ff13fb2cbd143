package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/** What stands in a record and has no place in the other model is told, with its place. */
class LostAndLeftOutTest {
  private static final String RECORD =
      "<QualificationRequest><QualificationRequestId>3R</QualificationRequestId>"
          + "<QualificationTypeId>3T</QualificationTypeId><SubjectId>A1</SubjectId>"
          + "<Test></Test><SubmitTime>2014-08-15T00:01:00Z</SubmitTime></QualificationRequest>";
  private static final String JSON =
      "{\"QualificationRequestId\":\"3R\",\"QualificationTypeId\":\"3T\",\"WorkerId\":\"A1\","
          + "\"SubmitTime\":1408060860}";

  private static Finding only(Verifications found) {
    assertThat(found.findings()).hasSize(1);
    return found.findings().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "<Test>, <Test lang=\"de\">, /QualificationRequest[1]/Test[1]/@lang, de",
    "<QualificationRequest>, <QualificationRequest status=\"granted\">,"
        + " /QualificationRequest[1]/@status, granted",
    "<Test>, <Test m:type=\"precious\">, /QualificationRequest[1]/Test[1]/@m:type, precious",
    "<Test>, <Test xsi:nil=\"true\">, /QualificationRequest[1]/Test[1]/@xsi:nil, true",
    "<SubjectId>, loose<SubjectId>, /QualificationRequest[1]/text(), loose"
  })
  void isADifference(String from, String to, String path, String value) throws IOException {
    Verifications found =
        Verifications.ofText(
            "<L xmlns:m=\"urn:m\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + RECORD.replace(from, to)
                + "</L>");
    Finding finding = only(found);
    assertThat(finding.kind()).isEqualTo(FindingKind.LOST_VALUE);
    assertThat(finding.path()).isEqualTo(path);
    assertThat(finding.before()).isEqualTo(value);
    assertThat(found.totals().different()).isEqualTo(1);
    assertThat(found.totals().failed(false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "xsi:type=\"xsd:string\"",
    "xsi:nil=\"false\"",
    "xml:space=\"preserve\"",
    "xmlns=\"\""
  })
  void notationIsNone(String attribute) throws IOException {
    Verifications found =
        Verifications.ofText(
            "<L xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + RECORD.replace("<Test>", "<Test " + attribute + ">")
                + "</L>");
    assertThat(found.findings()).isEmpty();
    assertThat(found.totals().normalised()).isEqualTo(1);
  }

  @Test
  void unknownElementIsLeftOut() throws IOException {
    Verifications found =
        Verifications.ofText(
            RECORD.replace("<SubmitTime>", "<Grade><a>7</a></Grade><Empty/><SubmitTime>"));
    Finding finding = only(found);
    assertThat(finding.kind()).isEqualTo(FindingKind.LEFT_OUT);
    assertThat(finding.path()).isEqualTo("/QualificationRequest[1]/Grade[1]");
    assertThat(finding.before()).isEqualTo("7");
    assertThat(found.totals().normalised()).isEqualTo(1);
    assertThat(found.totals().failed(false)).isFalse();
    assertThat(found.totals().failed(true)).isTrue();
  }

  @Test
  void attributesOfUnknownElementsAreLeftOut() throws IOException {
    Verifications found =
        Verifications.ofText(
            RECORD.replace("<SubmitTime>", "<Foo v=\"7\"/><Foo><Bar w=\"8\"/></Foo><SubmitTime>"));
    assertThat(found.findings())
        .extracting(Finding::kind, Finding::path, Finding::before)
        .containsExactly(
            tuple(FindingKind.LEFT_OUT, "/QualificationRequest[1]/Foo[1]/@v", "7"),
            tuple(FindingKind.LEFT_OUT, "/QualificationRequest[1]/Foo[2]", "w=\"8\" "));
  }

  @Test
  void recordsThatDifferInWhatIsLeftOutDisagree() throws IOException {
    String seven = RECORD.replace("<SubmitTime>", "<Foo>7</Foo><SubmitTime>");
    assertThat(Verifications.ofText("<L>" + seven + seven + "</L>").kinds())
        .containsExactly(FindingKind.LEFT_OUT, FindingKind.LEFT_OUT, FindingKind.DUPLICATE);
    assertThat(Verifications.ofText("<L>" + seven + seven.replace(">7<", ">8<") + "</L>").kinds())
        .containsExactly(
            FindingKind.LEFT_OUT, FindingKind.LEFT_OUT, FindingKind.DISAGREEING_DUPLICATE);
  }

  @Test
  void unknownMemberIsLeftOut() throws IOException {
    Verifications found =
        Verifications.ofText(JSON.replace("}", ",\"Grade\":{\"a\":[7,\"b\"]},\"Nothing\":null}"));
    Finding finding = only(found);
    assertThat(finding.kind()).isEqualTo(FindingKind.LEFT_OUT);
    assertThat(finding.path()).isEqualTo("/Grade");
    assertThat(finding.before()).isEqualTo("{\"a\":[7,\"b\"]}");
    assertThat(found.totals().normalised()).isEqualTo(1);
  }

  @Test
  void placesAreNamedAsInTheRecord() throws IOException {
    assertThat(only(Verifications.ofText(RECORD.replace(">A1<", ">w1<"))).path())
        .isEqualTo("/QualificationRequest[1]/SubjectId[1]");
    Finding current = only(Verifications.ofText(JSON.replace("A1", "w1")));
    assertThat(current.path()).isEqualTo("/WorkerId");
    assertThat(current.message()).startsWith("WorkerId ");
  }

  @Test
  void documentsWithoutRecordsAreTold() throws IOException {
    assertThat(only(Verifications.ofText("")).kind()).isEqualTo(FindingKind.CUT_OFF);
    assertThat(only(Verifications.ofText("<page/>")).kind()).isEqualTo(FindingKind.NO_RECORD);
    assertThat(only(Verifications.ofText("<html/>")).kind()).isEqualTo(FindingKind.UNREADABLE);
    assertThat(only(Verifications.ofText("[]")).kind()).isEqualTo(FindingKind.NO_RECORD);
    Finding refused =
        only(
            Verifications.ofText(
                "<R><OperationRequest><Errors><Error><Code>AWS.NotAuthorized</Code>"
                    + "<Message>No.</Message></Error></Errors></OperationRequest></R>"));
    assertThat(refused.kind()).isEqualTo(FindingKind.NO_RECORD);
    assertThat(refused.message()).contains("AWS.NotAuthorized: No.");
  }

  @Test
  void nothingCheckedIsAFailure() throws IOException {
    Verifications found = Verifications.ofText("<html/>");
    assertThat(found.totals().checked()).isZero();
    assertThat(found.totals().failed(false)).isTrue();
  }

  @Test
  void tooDeepIsToldAsSuch() throws IOException {
    String deep = "<a>".repeat(900) + "</a>".repeat(900);
    Verifications found = Verifications.ofText(RECORD.replace("<Test>", "<Test>" + deep));
    assertThat(found.kinds()).isEqualTo(List.of(FindingKind.NOT_COMPARED, FindingKind.NOT_VALID));
    assertThat(found.totals().unchecked()).isEqualTo(1);
  }

  @Test
  void answerToATestWithoutQuestions() throws IOException {
    String xsd = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/";
    String test =
        "&lt;QuestionForm xmlns=\"%sQuestionForm.xsd\">&lt;Overview>&lt;Title>t&lt;/Title>"
                .formatted(xsd)
            + "&lt;/Overview>&lt;/QuestionForm>";
    String answer =
        "&lt;QuestionFormAnswers xmlns=\"%sQuestionFormAnswers.xsd\">&lt;Answer>".formatted(xsd)
            + "&lt;QuestionIdentifier>q1&lt;/QuestionIdentifier>&lt;FreeText>x&lt;/FreeText>"
            + "&lt;/Answer>&lt;/QuestionFormAnswers>";
    assertThat(
            only(Verifications.ofText(
                    RECORD.replace(
                        "<Test></Test>",
                        "<Test>" + test + "</Test><Answer>" + answer + "</Answer>")))
                .kind())
        .isEqualTo(FindingKind.UNKNOWN_QUESTION);
  }
}
