package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Severity;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Mistakes that a translation could have, one at a time: each is found and named. */
final class SeededFaultsTest {
  private static final String ANSWER =
      "<?xml version=\"1.0\"?>\r\n<QuestionFormAnswers xmlns=\"http://mechanicalturk.amazonaws.com/"
          + "AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\"><Answer>"
          + "<QuestionIdentifier>moon</QuestionIdentifier><FreeText>a  b\nc &amp;lt;i&amp;gt; &lt;"
          + " e\u0301 na\u00efve \uD83D\uDE00 <![CDATA[x]]></FreeText></Answer>"
          + "</QuestionFormAnswers>";

  private static final String XML =
      "<QualificationRequests><QualificationRequest>"
          + "<QualificationRequestId>3REQUESTEXAMPLE</QualificationRequestId>"
          + "<QualificationTypeId>3TYPEEXAMPLE</QualificationTypeId>"
          + "<SubjectId>A1SUBJECTEXAMPLE</SubjectId>"
          + "<Test></Test>"
          + "<Answer>"
          + escaped(ANSWER)
          + "</Answer>"
          + "<SubmitTime>2014-08-15T00:01:00.125Z</SubmitTime></QualificationRequest>"
          + "<QualificationRequest>"
          + "<QualificationRequestId>3SECONDEXAMPLE</QualificationRequestId>"
          + "<QualificationTypeId>3TYPEEXAMPLE</QualificationTypeId>"
          + "<SubjectId>A2SUBJECTEXAMPLE</SubjectId>"
          + "<SubmitTime>2014-08-15T00:02:00Z</SubmitTime></QualificationRequest>"
          + "</QualificationRequests>";

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("drops Answer", "/Answer", Fault.inCurrent(b -> b.answer(null))),
        fault("drops an empty Test", "/Test", Fault.inCurrent(b -> b.test(emptyToNull(b.build())))),
        fault("adds an empty Test", "/Test", Fault.inCurrent(b -> b.test(""))),
        fault(
            "adds an empty Answer",
            "/Answer",
            Fault.inCurrent(b -> b.answer(b.build().answer() == null ? "" : b.build().answer()))),
        fault("folds white space", "/Answer", Fault.inDocuments(t -> t.replaceAll(" +", " "))),
        fault("joins lines", "/Answer", Fault.inDocuments(t -> t.replace("\n", " "))),
        fault("loses carriage returns", "/Answer", Fault.inDocuments(t -> t.replace("\r", ""))),
        fault(
            "shifts the zone",
            "/SubmitTime",
            Fault.inCurrent(b -> b.submitTime(b.build().submitTime().plus(Duration.ofHours(7))))),
        fault(
            "calls UTC local",
            "/SubmitTime",
            Fault.inXml(xml -> xml.replace("Z</SubmitTime>", "-07:00</SubmitTime>"))),
        fault(
            "loses the fraction",
            "/SubmitTime",
            Fault.inCurrent(
                b -> b.submitTime(b.build().submitTime().truncatedTo(ChronoUnit.SECONDS)))),
        fault(
            "rounds the fraction", "/SubmitTime", Fault.inXml(xml -> xml.replace(".125Z", ".13Z"))),
        fault("loses the time", "/SubmitTime", Fault.inCurrent(b -> b.submitTime(null))),
        fault(
            "keeps the date alone",
            "/SubmitTime",
            Fault.inXml(xml -> xml.replaceAll("T[0-9:.]+Z", "T00:00:00Z"))),
        fault(
            "swaps SubjectId and QualificationRequestId",
            "/SubjectId",
            Fault.inCurrent(SeededFaultsTest::swapIds)),
        fault(
            "writes SubjectId in lower case",
            "/SubjectId",
            Fault.inCurrent(b -> b.workerId(b.build().workerId().toLowerCase(Locale.ROOT)))),
        fault(
            "calls SubjectId WorkerId",
            "/SubjectId",
            Fault.inXml(xml -> xml.replace("SubjectId>", "WorkerId>"))),
        fault(
            "takes the request's id for the type's",
            "/QualificationTypeId",
            Fault.inCurrent(b -> b.qualificationTypeId(b.build().qualificationRequestId()))),
        fault("unescapes twice", "/Answer", Fault.inDocuments(Unescaping::once)),
        fault("escapes twice", "/Answer", Fault.inDocuments(SeededFaultsTest::escaped)),
        fault("swaps Test and Answer", "/Answer", Fault.inCurrent(SeededFaultsTest::swapDocuments)),
        fault(
            "changes the order of elements",
            "/SubjectId",
            Fault.inXml(
                xml ->
                    xml.replaceAll(
                        "(<SubjectId>.*?</SubjectId>)(.*)(</QualificationRequest>)", "$2$1$3"))),
        fault(
            "writes SubjectId twice",
            "/SubjectId",
            Fault.inXml(xml -> xml.replaceAll("(<SubjectId>.*?</SubjectId>)", "$1$1"))),
        fault(
            "cuts long texts",
            "/Answer",
            Fault.inDocuments(t -> t.substring(0, Math.min(200, t.length())))),
        fault("reads UTF-8 as Latin-1", "/Answer", Fault.inDocuments(SeededFaultsTest::mangled)),
        fault(
            "replaces what is beyond the BMP",
            "/Answer",
            Fault.inDocuments(t -> t.replace("\uD83D\uDE00", "\uFFFD"))),
        fault(
            "composes characters",
            "/Answer",
            Fault.inDocuments(t -> Normalizer.normalize(t, Normalizer.Form.NFC))),
        fault(
            "undoes CDATA in the document",
            "/Answer",
            Fault.inDocuments(t -> t.replace("<![CDATA[", "").replace("]]>", ""))),
        fault(
            "leaves out the namespace",
            "/Answer",
            Fault.inDocuments(t -> t.replaceAll(" xmlns=\"[^\"]*\"", ""))),
        fault(
            "leaves out the XML declaration",
            "/Answer",
            Fault.inDocuments(t -> t.replaceFirst("^<\\?xml[^>]*>\\s*", ""))),
        fault("changes quotes", "/Answer", Fault.inDocuments(t -> t.replace('"', '\''))),
        fault(
            "adds white space around documents",
            "/Answer",
            Fault.inDocuments(t -> t.isEmpty() ? t : "\n" + t)),
        fault("loses the record", "", Fault.inXml(xml -> "")),
        fault("writes no XML", "", Fault.inXml(xml -> xml.substring(1))));
  }

  private static Arguments fault(String name, String path, Fault fault) {
    return arguments(name, path, fault);
  }

  private static @Nullable String emptyToNull(QualificationRequest request) {
    return request.test() == null || request.test().isEmpty() ? null : request.test();
  }

  private static QualificationRequest.Builder swapIds(QualificationRequest.Builder request) {
    QualificationRequest right = request.build();
    return request
        .workerId(right.qualificationRequestId())
        .qualificationRequestId(right.workerId());
  }

  private static QualificationRequest.Builder swapDocuments(QualificationRequest.Builder request) {
    QualificationRequest right = request.build();
    return request.test(right.answer()).answer(right.test());
  }

  private static String mangled(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
        // What XML can hold of it.
        .replaceAll("[\\x80-\\x9F]", "?");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void findsTheFault(String name, String path, Fault fault) throws IOException {
    Verifications found = Verifications.ofText(XML, new FaultyFormat(fault));

    assertThat(found.totals().different()).as(name).isPositive();
    assertThat(found.totals().failed(false)).isTrue();
    assertThat(found.findings())
        .filteredOn(finding -> finding.kind().weight() == Severity.DIFFERENCE)
        .anySatisfy(finding -> assertThat(finding.path()).contains(path));
  }

  @Test
  void findsNothingInTheRightTranslation() throws IOException {
    Verifications found = Verifications.ofText(XML, new FaultyFormat(Fault.NONE));

    assertThat(found.findings()).isEmpty();
    assertThat(found.totals().equal()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void findsTheFaultOnTheWayFromJson(String name, String path, Fault fault) throws IOException {
    Verifications found = Verifications.ofText(json(), new FaultyFormat(fault));

    // No matter for what is read by names.
    boolean isHarmless = name.contains("order of elements");
    assertThat(found.totals().different())
        .as("%s: %s", name, found.findings())
        .matches(different -> isHarmless ? different == 0 : different > 0);
  }

  @Test
  void findsNothingInTheRightTranslationOfJson() throws IOException {
    Verifications found = Verifications.ofText(json(), new FaultyFormat(Fault.NONE));

    assertThat(found.findings()).isEmpty();
    assertThat(found.totals().equal()).isEqualTo(2);
  }

  private static String json() {
    return """
    {"QualificationRequests":[
    {"QualificationRequestId":"3REQUESTEXAMPLE","QualificationTypeId":"3TYPEEXAMPLE",
     "WorkerId":"A1SUBJECTEXAMPLE","Test":"","Answer":"%s","SubmitTime":1408060860.125},
    {"QualificationRequestId":"3SECONDEXAMPLE","QualificationTypeId":"3TYPEEXAMPLE",
     "WorkerId":"A2SUBJECTEXAMPLE","SubmitTime":1408060920}]}
    """
        .formatted(
            ANSWER
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "\\r")
                .replace("\n", "\\n"));
  }

  @Test
  void differencesAreNamedWithPlaceAndValues() throws IOException {
    Verifications found =
        Verifications.ofText(
            XML, new FaultyFormat(Fault.inXml(xml -> xml.replace("A2SUBJECT", "A3SUBJECT"))));

    assertThat(found.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.CHANGED_VALUE);
              assertThat(finding.place()).isEqualTo("record 2, line 3");
              assertThat(finding.subject()).isEqualTo("3SECONDEXAMPLE");
              assertThat(finding.path())
                  .isEqualTo("/QualificationRequest[1]/SubjectId[1]/text()[1]");
              assertThat(finding.before()).isEqualTo("A2SUBJECTEXAMPLE");
              assertThat(finding.after()).isEqualTo("A3SUBJECTEXAMPLE");
            });
  }
}
