package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

class EntitiesInJsonTest {
  private static final String FULL_TYPE =
      """
      {"QualificationTypeId": "T1", "CreationTime": %s, "Name": "N", "Description": "",
       "Keywords": "a, b", "QualificationTypeStatus": "Inactive", "Test": "<QuestionForm/>",
       "TestDurationInSeconds": 3600, "AnswerKey": "<AnswerKey/>", "RetryDelayInSeconds": 0,
       "IsRequestable": false, "AutoGranted": true, "AutoGrantedValue": -7}""";
  private static final String FULL_QUALIFICATION =
      """
      {"QualificationTypeId": "T1", "WorkerId": "A1", "GrantTime": 1436415399.001,
       "IntegerValue": 80, "LocaleValue": {"Country": "US", "Subdivision": "NY"},
       "Status": "Revoked"}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"QualificationType\": %s}",
        "{\"NumResults\": 1, \"NextToken\": \"x\", \"QualificationTypes\": [%s]}",
        "{\"QualificationType\": %s, \"ResponseMetadata\": {\"HTTPStatusCode\": 200}}",
        "%s",
        "[%s]",
        "{\"NumResults\": 0}\n{\"QualificationType\": %s}\n"
      })
  void aTypeIsFoundWhole(String around) {
    assertThat(FoundEntities.in(around.formatted(FULL_TYPE.formatted("1341832534"))).onlyType())
        .isEqualTo(
            QualificationType.builder()
                .qualificationTypeId("T1")
                .creationTime(Instant.parse("2012-07-09T11:15:34Z"))
                .name("N")
                .description("")
                .keywords("a, b")
                .qualificationTypeStatus(QualificationTypeStatus.INACTIVE)
                .test("<QuestionForm/>")
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
        "2012-07-09T11:15:34Z",
        "2012-07-09T04:15:34-07:00",
        "2012-07-09 11:15:34+00:00",
        "2012-07-09T11:15:34.000000+00:00"
      })
  void timesAreReadAsProgramsWriteThem(String time) {
    assertThat(FoundEntities.in(FULL_TYPE.formatted('"' + time + '"')).onlyType().creationTime())
        .isEqualTo(Instant.parse("2012-07-09T11:15:34Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"Qualification\": %s}", "{\"Qualifications\": [%s], \"NumResults\": 1}", "%s"})
  void aQualificationIsFoundWhole(String around) {
    assertThat(FoundEntities.in(around.formatted(FULL_QUALIFICATION)).onlyQualification())
        .isEqualTo(
            Qualification.builder()
                .qualificationTypeId("T1")
                .workerId("A1")
                .grantTime(Instant.parse("2015-07-09T04:16:39.001Z"))
                .integerValue(80)
                .localeValue(Locale.builder().country("US").subdivision("NY").build())
                .status(QualificationStatus.REVOKED)
                .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mt:", "{http://mturk}", "Answer.", "a/0/"})
  void namesBehindANamespaceOrAPathAreRefused(String before) {
    for (String full : new String[] {FULL_TYPE.formatted("1341832534"), FULL_QUALIFICATION}) {
      String prefixed = full.replaceAll("\"(\\w+)\":", "\"" + before + "$1\":");

      FoundEntities found = FoundEntities.in("{\"mt:List\":[" + prefixed + "]}");

      assertThat(found.refusals)
          .singleElement()
          .asString()
          .contains(" in place of ", "; write all names as the API does");
    }
  }

  @Test
  void linesOfAllKindsAreCountedTogether() {
    assertThat(
            FoundEntities.in(
                    """
                    {"QualificationTypes":[{"QualificationTypeId":"T1","Name":"N"}]}
                    {"QualificationTypeId":"T2","Name":"N"}
                    {"QualificationRequestId":"R1","QualificationTypeId":"T1","WorkerId":"A","SubmitTime":1}
                    {"QualificationTypeId":"T2","WorkerId":"A1","Status":"Granted"}
                    """)
                .order)
        .containsExactly("1:1 T1", "2:2 T2", "3:3 R1", "4:4 A1");
  }

  @Test
  void whatLacksItsIdStaysABrokenRequest() {
    assertThat(
            FoundEntities.in(
                    "{\"QualificationTypeId\":\"T\",\"WorkerId\":\"A\",\"SubmitTime\":1,\"Status\":\"Granted\"}")
                .refusals)
        .containsExactly("a: record 1, line 1: the record has no QualificationRequestId; add it");
  }

  @Test
  void nullIsAbsentAndAnUnknownMemberIsReported() {
    FoundEntities found =
        FoundEntities.in(
            "{\"QualificationType\":{\"QualificationTypeId\":\"T\",\"Name\":\"N\",\"Test\":null,"
                + "\"Extra\":{\"Name\":[1]}}}");

    assertThat(found.onlyType().test()).isNull();
    assertThat(found.onlyType().name()).isEqualTo("N");
    assertThat(found.normalisations).containsExactly(Normalisation.UNKNOWN_ELEMENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"CreationTime\":\"yesterday\" | CreationTime \"yesterday\" is not a time",
        "\"CreationTime\":1e99 | CreationTime 1e99 is not a number of seconds",
        "\"AutoGranted\":\"true\" | AutoGranted has a value of another type",
        "\"AutoGrantedValue\":2147483648 | AutoGrantedValue has a value of another type",
        "\"TestDurationInSeconds\":1.5 | TestDurationInSeconds has a value of another type",
        "\"Test\":{\"a\":[1]} | Test has a value of another type",
        "\"QualificationTypeStatus\":\"On\" | QualificationTypeStatus \"On\" is no value",
        "\"Name\":\"again\" | the QualificationType has Name more than once; keep one"
      })
  void aTypeWithAnImpossibleValueIsRefusedAndTheNextIsRead(String member, String cause) {
    FoundEntities found =
        FoundEntities.in(
            "{\"QualificationTypes\":[{\"QualificationTypeId\":\"T1\",\"Name\":\"N\","
                + member
                + "},{\"QualificationTypeId\":\"T2\",\"Name\":\"N\"}]}");

    assertThat(found.refusals)
        .singleElement()
        .asString()
        .startsWith("a: record 1, line 1: " + cause);
    assertThat(found.order).last().isEqualTo("2:1 T2");
  }

  @Test
  void whatEveryOneHasMustBeThere() {
    assertThat(
            FoundEntities.in(
                    "{\"QualificationTypes\":[{\"Name\":\"N\"},{\"QualificationTypeId\":\"T\"},7]}"
                        + "{\"Qualification\":{\"QualificationTypeId\":\"T\"}}")
                .refusals)
        .containsExactly(
            "a: record 1, line 1: the QualificationType has no QualificationTypeId; add it",
            "a: record 2, line 1: the QualificationType has no Name; add it",
            "a: record 3, line 1: not an object, which a QualificationType is; remove it",
            "a: record 4, line 1: the Qualification has no WorkerId; add it");
  }

  @Test
  void afterBrokenJsonTheOthersOfAListAreRead() {
    assertThat(
            FoundEntities.in(
                    "{\"QualificationTypes\":[{\"QualificationTypeId\":\"T1\",\"Name\":\"N},"
                        + "\n{\"QualificationTypeId\":\"T2\",\"Name\":\"N\"},"
                        + "{\"QualificationTypeId\":\"T3\",\"Name\":\"N\"}]}")
                .order)
        .containsExactly("1:1 !", "2:2 T2", "3:2 T3");
  }
}
