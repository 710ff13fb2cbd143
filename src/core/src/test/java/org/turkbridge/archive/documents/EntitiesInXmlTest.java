package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

class EntitiesInXmlTest {
  private static final String NAMESPACE =
      " xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkRequester/2014-08-15\"";
  private static final String VALID = "<Request><IsValid>True</IsValid></Request>";
  private static final String FULL_TYPE =
      "<QualificationType>"
          + VALID
          + "<QualificationTypeId>T1</QualificationTypeId>"
          + "<CreationTime>2012-07-09T11:15:34Z</CreationTime><Name> Größe </Name>"
          + "<Description>What\n it is</Description><Keywords>a, b</Keywords>"
          + "<QualificationTypeStatus>Inactive</QualificationTypeStatus>"
          + "<Test>&lt;QuestionForm&gt;1&lt;/QuestionForm&gt;</Test>"
          + "<TestDurationInSeconds>3600</TestDurationInSeconds>"
          + "<AnswerKey>&lt;AnswerKey/&gt;</AnswerKey>"
          + "<RetryDelayInSeconds>0</RetryDelayInSeconds><IsRequestable>false</IsRequestable>"
          + "<AutoGranted>1</AutoGranted><AutoGrantedValue>-7</AutoGrantedValue>"
          + "</QualificationType>";
  private static final String FULL_QUALIFICATION =
      "<Qualification>"
          + VALID
          + "<QualificationTypeId>T1</QualificationTypeId><SubjectId>A1</SubjectId>"
          + "<GrantTime>2015-07-08T21:16:39.001-07:00</GrantTime><IntegerValue>80</IntegerValue>"
          + "<LocaleValue><Country>US</Country><Subdivision>NY</Subdivision></LocaleValue>"
          + "<Status>Revoked</Status></Qualification>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "<CreateQualificationTypeResponse><OperationRequest/>%s</CreateQualificationTypeResponse>",
        "<GetQualificationTypeResult" + NAMESPACE + ">%s</GetQualificationTypeResult>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
            + "<UpdateQualificationTypeResponse"
            + NAMESPACE
            + "><UpdateQualificationTypeResult>%s</UpdateQualificationTypeResult>"
            + "</UpdateQualificationTypeResponse></s:Body></s:Envelope>",
        "<SearchQualificationTypesResult>"
            + VALID
            + "<NumResults>1</NumResults>%s</SearchQualificationTypesResult>",
        "<QualificationType>%s</QualificationType>",
        "<Qualification><x>%s</x></Qualification>",
        "<?xml version='1.0'?><anything/><?xml version='1.0'?><saved>%s</saved>"
      })
  void aTypeIsFoundWholeUnderAnyRoot(String around) {
    assertThat(FoundEntities.in(around.formatted(FULL_TYPE)).onlyType())
        .isEqualTo(
            QualificationType.builder()
                .qualificationTypeId("T1")
                .creationTime(Instant.parse("2012-07-09T11:15:34Z"))
                .name(" Größe ")
                .description("What\n it is")
                .keywords("a, b")
                .qualificationTypeStatus(QualificationTypeStatus.INACTIVE)
                .test("<QuestionForm>1</QuestionForm>")
                .testDurationInSeconds(3600L)
                .answerKey("<AnswerKey/>")
                .retryDelayInSeconds(0L)
                .isRequestable(false)
                .autoGranted(true)
                .autoGrantedValue(-7)
                .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "<GetQualificationScoreResponse><OperationRequest/>%s</GetQualificationScoreResponse>",
        "<GetQualificationsForQualificationTypeResult>"
            + VALID
            + "<TotalNumResults>1</TotalNumResults>%s</GetQualificationsForQualificationTypeResult>"
      })
  void aQualificationIsFoundWhole(String around) {
    FoundEntities found = FoundEntities.in(around.formatted(FULL_QUALIFICATION));

    assertThat(found.onlyQualification())
        .isEqualTo(
            Qualification.builder()
                .qualificationTypeId("T1")
                .workerId("A1")
                .grantTime(Instant.parse("2015-07-09T04:16:39.001Z"))
                .integerValue(80)
                .localeValue(Locale.builder().country("US").subdivision("NY").build())
                .status(QualificationStatus.REVOKED)
                .build());
    assertThat(found.normalisations).containsExactly(Normalisation.ZONE_OFFSET);
  }

  @Test
  void prefixesDoNotMatter() {
    String prefixed = FULL_TYPE.replaceAll("<(/?)", "<$1r:");

    assertThat(FoundEntities.in("<r:List xmlns:r='urn:r'>" + prefixed + "</r:List>").onlyType())
        .isEqualTo(FoundEntities.in(FULL_TYPE).onlyType());
  }

  @ParameterizedTest
  @CsvSource({"UTF-16,utf-16", "ISO-8859-1,iso-8859-1", "windows-1252,windows-1252"})
  void everyEncodingIsRead(String charset, String declared) {
    String document = "<?xml version='1.0' encoding='" + declared + "'?>" + FULL_TYPE;

    assertThat(FoundEntities.in(document.getBytes(Charset.forName(charset))).onlyType().name())
        .isEqualTo(" Größe ");
  }

  @Test
  void documentsInOtherNotationsArePutRightAndReported() {
    FoundEntities found =
        FoundEntities.in(
            type(
                "T1",
                "<Test><QuestionForm xmlns='urn:q'><a/></QuestionForm></Test>"
                    + "<AnswerKey><![CDATA[ &lt;AnswerKey/&gt;\n]]></AnswerKey>"));

    assertThat(found.onlyType().test())
        .isEqualTo("<QuestionForm xmlns=\"urn:q\"><a/></QuestionForm>");
    assertThat(found.onlyType().answerKey()).isEqualTo("<AnswerKey/>");
    assertThat(found.normalisations)
        .contains(Normalisation.CHILD_ELEMENTS, Normalisation.CDATA, Normalisation.DOUBLE_ESCAPING);
  }

  @Test
  void absentAndEmptyAreKeptApartWhereTheyDiffer() {
    QualificationType type =
        FoundEntities.in(type("T1", "<Description/><Test></Test><AutoGrantedValue/>")).onlyType();

    assertThat(type.description()).isEmpty();
    assertThat(type.test()).isEmpty();
    assertThat(type.keywords()).isNull();
    assertThat(type.autoGrantedValue()).isNull();
  }

  @Test
  void allThreeKindsInOneFileAreCountedTogether() {
    FoundEntities found =
        FoundEntities.in(
            "<all>\n"
                + type("T1", "")
                + "\n"
                + qualification("A1", "")
                + "\n"
                + request("R1")
                + "\n"
                + type("T2", "")
                + "</all>");

    assertThat(found.order).containsExactly("1:2 T1", "2:3 A1", "3:4 R1", "4:5 T2");
  }

  @Test
  void theRequestAloneOfAFailedAnswerIsNoRecord() {
    FoundEntities found =
        FoundEntities.in(
            "<GetQualificationTypeResponse><QualificationType><Request><IsValid>False</IsValid>"
                + "<Errors><Error><Code>AWS.X</Code><Message>no</Message></Error></Errors>"
                + "</Request></QualificationType></GetQualificationTypeResponse>");

    assertThat(found.order).containsExactly("0:1 AWS.X: no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<QualificationType/>", "<Qualification>T1</Qualification>", "<a/>"})
  void anElementThatSaysNothingIsNoRecord(String document) {
    assertThat(FoundEntities.in(document).order).isEmpty();
  }

  @Test
  void requestsInAListOfThatNameAreStillRead() {
    FoundEntities found =
        FoundEntities.in("<QualificationType id='T1'>" + request("R1") + "</QualificationType>");

    assertThat(found.order).containsExactly("1:1 R1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<CreationTime>yesterday</CreationTime> | CreationTime \"yesterday\" is not a time",
        "<AutoGranted>maybe</AutoGranted> | AutoGranted \"maybe\" is no value",
        "<TestDurationInSeconds>1.5</TestDurationInSeconds> | TestDurationInSeconds \"1.5\" is no",
        "<QualificationTypeStatus>On</QualificationTypeStatus> | QualificationTypeStatus \"On\"",
        "<Name>again</Name> | the QualificationType has Name more than once; keep one",
        "<Keywords><k/></Keywords> | Keywords holds elements; it can hold only text"
      })
  void aTypeWithAnImpossibleValueIsRefused(String element, String cause) {
    FoundEntities found = FoundEntities.in(type("T1", element));

    assertThat(found.refusals)
        .singleElement()
        .asString()
        .startsWith("a: record 1, line 1: " + cause);
    assertThat(found.order).hasSize(1);
  }

  @Test
  void whatEveryOneHasMustBeThere() {
    assertThat(
            FoundEntities.in(
                    "<l><QualificationType><Name>N</Name></QualificationType>"
                        + "<QualificationType><QualificationTypeId>T</QualificationTypeId>"
                        + "</QualificationType><Qualification><SubjectId/>"
                        + "<QualificationTypeId>T</QualificationTypeId></Qualification></l>")
                .refusals)
        .containsExactly(
            "a: record 1, line 1: the QualificationType has no QualificationTypeId; add it",
            "a: record 2, line 1: the QualificationType has no Name; add it",
            "a: record 3, line 1: the Qualification has no SubjectId; add it");
  }

  @Test
  void anUnknownElementIsLeftOutAndReported() {
    FoundEntities found = FoundEntities.in(type("T1", "<Extra><Name>x</Name></Extra>"));

    assertThat(found.onlyType().name()).isEqualTo("N");
    assertThat(found.normalisations).containsExactly(Normalisation.UNKNOWN_ELEMENT);
  }

  @Test
  void afterABrokenTypeTheOthersAreRead() {
    String broken = type("T2", "<Description>a & b</Description>");
    FoundEntities found =
        FoundEntities.in(
            "<l>" + type("T1", "") + broken + type("T3", "") + qualification("A1", "") + "</l>");

    assertThat(found.order).containsExactly("1:1 T1", "2:1 !", "3:1 T3", "4:1 A1");
    assertThat(rawText(found.refused.get(0))).isEqualTo(broken);
  }

  @Test
  void aTypeThatIsNotClosedIsRefusedAndTheNextIsRead() {
    FoundEntities found =
        FoundEntities.in(
            "<l>"
                + type("T1", "").replace("</QualificationType>", "")
                + type("T2", "<Test><a>").replace("</QualificationType>", "")
                + type("T3", "")
                + "</l>");

    assertThat(found.order).containsExactly("1:1 !", "2:1 !", "3:1 T3");
    assertThat(found.refusals.get(0)).contains("</QualificationType> at the least");
  }

  @Test
  void aCutOffListGivesItsWholeTypes() {
    FoundEntities found =
        FoundEntities.in("<l>" + type("T1", "") + "<QualificationType><QualificationTypeId>T");

    assertThat(found.order).containsExactly("1:1 T1", "2:1 !");
    assertThat(found.refused.get(0).kind()).isEqualTo(RefusalKind.CUT_OFF);
  }

  private static String rawText(Refusal refusal) {
    return Objects.requireNonNull(refusal.raw()).text().orElseThrow();
  }

  private static String type(String id, String more) {
    return "<QualificationType><QualificationTypeId>"
        + id
        + "</QualificationTypeId><Name>N</Name>"
        + more
        + "</QualificationType>";
  }

  private static String qualification(String worker, String more) {
    return "<Qualification><QualificationTypeId>T</QualificationTypeId><SubjectId>"
        + worker
        + "</SubjectId>"
        + more
        + "</Qualification>";
  }

  private static String request(String id) {
    return "<QualificationRequest><QualificationRequestId>"
        + id
        + "</QualificationRequestId><QualificationTypeId>T</QualificationTypeId>"
        + "<SubjectId>A</SubjectId><SubmitTime>2014-08-15T00:01:00Z</SubmitTime>"
        + "</QualificationRequest>";
  }
}
