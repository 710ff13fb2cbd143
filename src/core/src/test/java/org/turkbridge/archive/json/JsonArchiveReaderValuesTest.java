package org.turkbridge.archive.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.json.Found.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class JsonArchiveReaderValuesTest {
  private static String withTime(String time) {
    return record("A").replace("1408060860", time);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "1408060860, 2014-08-15T00:01:00Z",
        "1408060860.0, 2014-08-15T00:01:00Z",
        "1408060860.123456789, 2014-08-15T00:01:00.123456789Z",
        "1.5E9, 2017-07-14T02:40:00Z",
        "1.40806086e9, 2014-08-15T00:01:00Z",
        "-0.5, 1969-12-31T23:59:59.5Z",
        "0, 1970-01-01T00:00:00Z",
        "0E99999, 1970-01-01T00:00:00Z",
        "253402300799.999999999, 9999-12-31T23:59:59.999999999Z",
        "\"2014-08-15T00:01:00Z\", 2014-08-15T00:01:00Z",
        "\"2014-08-15T00:01:00.25+00:00\", 2014-08-15T00:01:00.25Z",
        "\"2014-08-15 00:01:00+00:00\", 2014-08-15T00:01:00Z",
      })
  void readsTimesExactly(String time, Instant instant) {
    ArchivedRecord found = Found.onlyIn(withTime(time));

    assertThat(found.value(QualificationRequest.class).submitTime()).isEqualTo(instant);
    assertThat(found.normalisations()).isEmpty();
  }

  @Test
  void reportsNormalisedTimes() {
    ArchivedRecord offset = Found.onlyIn(withTime("\"2014-08-15T02:01:00+02:00\""));
    ArchivedRecord noZone = Found.onlyIn(withTime("\"2014-08-15T00:01:00\""));

    assertThat(offset.value(QualificationRequest.class).submitTime())
        .isEqualTo("2014-08-15T00:01:00Z");
    assertThat(offset.normalisations()).containsExactly(Normalisation.ZONE_OFFSET);
    assertThat(noZone.value(QualificationRequest.class).submitTime())
        .isEqualTo("2014-08-15T00:01:00Z");
    assertThat(noZone.normalisations()).containsExactly(Normalisation.MISSING_ZONE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "1408060860000",
        "1E999999999",
        "-1E999999999",
        "1E-999999999",
        "0.1234567891",
        "253402300800",
        "\"soon\"",
        "\"\"",
        "\"2014-08-15\""
      })
  void refusesWhatIsNoTime(String time) {
    Refusal refusal = Found.refusalOf(withTime(time));

    assertThat(refusal.kind()).isEqualTo(RefusalKind.INVALID_TIME);
    assertThat(refusal.cause()).startsWith("SubmitTime ").contains(time.replace("\"", ""));
    assertThat(Found.text(refusal)).isEqualTo(withTime(time));
  }

  @Test
  void keepsTextsAsTheyAre() {
    assertThat(
            Found.onlyIn(record("A", "\"Test\":\" <T/>\\r\\n\","))
                .value(QualificationRequest.class)
                .test())
        .isEqualTo(" <T/>\r\n");
    assertThat(
            Found.onlyIn(record("A", "\"Test\":\"\\ud800 \\u0000 &lt;\","))
                .value(QualificationRequest.class)
                .test())
        .isEqualTo("\uD800 \0 &lt;");
  }

  @Test
  void reportsMembersThatARequestDoesNotHave() {
    ArchivedRecord found =
        Found.onlyIn(record("A", "\"Price\":{\"WorkerId\":[1]},\"SubjectId\":\"S\","));

    assertThat(found.value(QualificationRequest.class).workerId()).isEqualTo("W");
    assertThat(found.normalisations()).containsExactly(Normalisation.UNKNOWN_ELEMENT);
  }

  @ParameterizedTest
  @CsvSource({"QualificationRequestId, id", "QualificationTypeId, type", "SubmitTime, time"})
  void refusesRecordWithoutWhatEveryOneHas(String name, String other) {
    for (String json :
        List.of(
            record("A").replace("\"" + name + "\"", "\"" + other + "\""),
            record("A").replaceAll("\"" + name + "\":[^,}]*", "\"" + name + "\":null"))) {
      Refusal refusal = Found.refusalOf(json);
      assertThat(refusal.kind()).isEqualTo(RefusalKind.MISSING_ELEMENT);
      assertThat(refusal)
          .hasToString("a.json: record 1, line 1: the record has no " + name + "; add it");
      assertThat(Found.text(refusal)).isEqualTo(json);
    }
  }

  @Test
  void refusesLegacyRecord() {
    assertThat(Found.refusalOf(record("A").replace("WorkerId", "SubjectId")).cause())
        .isEqualTo(
            "the record has no WorkerId but a SubjectId, as in the legacy model; rename it to"
                + " WorkerId if the record is a current one");
  }

  @Test
  void refusesRepeatedMember() {
    Refusal refusal = Found.refusalOf(record("A", "\"WorkerId\":null,"));

    assertThat(refusal.kind()).isEqualTo(RefusalKind.REPEATED_ELEMENT);
    assertThat(refusal.cause()).isEqualTo("the record has WorkerId more than once; keep one");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "5; a number",
        "1.5; a number",
        "true; a boolean",
        "{\"a\":[1]}; an object",
        "[\"a\",{}]; an array"
      })
  void refusesValueOfAnotherType(String value, String type) {
    String broken = record("A", "\"Answer\":" + value + ",");
    Found found = Found.in("[" + broken + "," + record("B") + "]");

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0).kind()).isEqualTo(RefusalKind.WRONG_TYPE);
    assertThat(found.refusals().get(0).cause())
        .isEqualTo("Answer is " + type + "; make it a string");
    assertThat(found.raw(0)).isEqualTo(broken);
  }

  @Test
  void refusesWhatIsNoObjectInAList() {
    Found found = Found.in("{\"QualificationRequests\":[1,[true],{}," + record("D") + "]}");

    assertThat(found.order()).containsExactly("!1", "!2", "!3", "4 D");
    assertThat(found.raw(0)).isEqualTo("1");
    assertThat(found.raw(1)).isEqualTo("true");
    assertThat(found.raw(2)).isEqualTo("{}");
  }

  @Test
  void refusesWhatTheVisitorCannotUse() throws IOException {
    List<Refusal> refusals = new ArrayList<>();
    new JsonArchiveReader()
        .read(
            "a.json",
            new ByteArrayInputStream(("[" + record("A") + "]").getBytes(UTF_8)),
            new ArchiveVisitor() {
              @Override
              public void record(ArchivedRecord record) {
                throw new UntranslatableException("Test: it is not held");
              }

              @Override
              public void refused(Refusal refusal) {
                refusals.add(refusal);
              }

              @Override
              public void failedResponse(Place place, String codeAndMessage) {
                throw new AssertionError(codeAndMessage);
              }

              @Override
              public void counted(AnswerCount count) {
                throw new AssertionError(count);
              }
            });

    assertThat(refusals).hasSize(1);
    assertThat(refusals.get(0).kind()).isEqualTo(RefusalKind.UNWRITABLE);
    assertThat(refusals.get(0).offset()).isEqualTo(1);
    assertThat(refusals.get(0)).hasToString("a.json: record 1, line 1: Test: it is not held");
    assertThat(Found.text(refusals.get(0))).isEqualTo(record("A"));
  }
}
