package org.turkbridge.archive.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.Requests.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Written;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class JsonFormatsTest {
  private static final Instant TIME = Instant.parse("2014-08-15T00:01:00Z");
  private static final JsonLinesFormat LINES = new JsonLinesFormat(Timestamps.ISO8601);
  private static final JsonFormat JSON = new JsonFormat();

  private static String written(RecordFormat format, QualificationRequest... requests) {
    return Written.in(format, List.of(requests)).text();
  }

  @Test
  void writesOneObjectALineWithoutWhatIsAbsent() {
    assertThat(LINES.extension()).isEqualTo("jsonl");
    assertThat(
            written(
                LINES,
                request("A", "<T>é\uD83D\uDE00</T>", "", TIME),
                request("B", null, null, TIME)))
        .isEqualTo(
            """
            {"QualificationRequestId":"A","QualificationTypeId":"Q","WorkerId":"W",\
            "Test":"<T>é\uD83D\uDE00</T>","Answer":"","SubmitTime":"2014-08-15T00:01:00Z"}
            {"QualificationRequestId":"B","QualificationTypeId":"Q","WorkerId":"W",\
            "SubmitTime":"2014-08-15T00:01:00Z"}
            """);
    assertThat(written(LINES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "2014-08-15T00:01:00Z, 1408060860, \"2014-08-15T00:01:00+00:00\"",
        "2014-08-15T00:01:00.5Z, 1408060860.5, \"2014-08-15T00:01:00.500000+00:00\"",
        "2014-08-15T00:01:00.000001Z, 1408060860.000001, \"2014-08-15T00:01:00.000001+00:00\"",
        "2014-08-15T00:01:00.01234567Z, 1408060860.01234567,"
            + " \"2014-08-15T00:01:00.012345670+00:00\"",
        "1969-12-31T23:59:59.75Z, -0.25, \"1969-12-31T23:59:59.750000+00:00\"",
        "1969-12-31T23:59:58Z, -2, \"1969-12-31T23:59:58+00:00\"",
        "0987-01-02T03:04:05Z, -31020353755, \"0987-01-02T03:04:05+00:00\"",
        "9999-12-31T23:59:59.999999999Z, 253402300799.999999999,"
            + " \"9999-12-31T23:59:59.999999999+00:00\"",
      })
  void writesTimes(String iso, String epoch, String cli) {
    QualificationRequest request = request("A", null, null, Instant.parse(iso));

    assertThat(written(LINES, request)).endsWith("\"SubmitTime\":\"" + iso + "\"}\n");
    assertThat(written(new JsonLinesFormat(Timestamps.EPOCH), request))
        .endsWith("\"SubmitTime\":" + epoch + "}\n");
    assertThat(written(JSON, request)).contains("\"SubmitTime\": " + cli + "\n");
  }

  /** Longer ones than any buffer too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 65_000, 70_000, 200_000})
  void writesATestThatComesAgain(int length) {
    String test = "\"é".repeat(length / 2);
    String answer = "a".repeat(length);

    assertThat(
            written(
                LINES,
                Stream.of(test, test, test, "", test, answer, answer)
                    .map(each -> request("A", each, answer, TIME))
                    .toArray(QualificationRequest[]::new)))
        .isEqualTo(
            Stream.of(test, test, test, "", test, answer, answer)
                .map(each -> written(LINES, request("A", each, answer, TIME)))
                .collect(Collectors.joining()));
  }

  @Test
  void writesListAsTheAwsCliDoes() {
    assertThat(JSON.extension()).isEqualTo("json");
    assertThat(written(JSON, request("A", "é", null, TIME), request("B", null, "", TIME)))
        .isEqualTo(
            """
            {
                "QualificationRequests": [
                    {
                        "QualificationRequestId": "A",
                        "QualificationTypeId": "Q",
                        "WorkerId": "W",
                        "Test": "é",
                        "SubmitTime": "2014-08-15T00:01:00+00:00"
                    },
                    {
                        "QualificationRequestId": "B",
                        "QualificationTypeId": "Q",
                        "WorkerId": "W",
                        "Answer": "",
                        "SubmitTime": "2014-08-15T00:01:00+00:00"
                    }
                ]
            }
            """);
    assertThat(written(JSON)).isEqualTo("{\n    \"QualificationRequests\": []\n}\n");
  }

  @Test
  void escapesWhatJsonRequiresAndLoneSurrogates() {
    String text = "\"\\/\b\t\n\u000b\f\r\u001f\u007f\u0085\u2028\ufffe\ud800x\udc00\udbff";

    assertThat(written(LINES, request("A", text, null, TIME)))
        .contains(
            "\"Test\":\"\\\"\\\\/\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\u0085\u2028\ufffe"
                + "\\ud800x\\udc00\\udbff\",");
  }

  @Test
  void keepsSurrogatePairsTogetherInLongTexts() {
    for (int before = 4090; before < 4100; before++) {
      String text = "a".repeat(before) + "\uD83D\uDE00".repeat(5000) + "\uD83D";
      assertThat(written(LINES, request("A", text, null, TIME)))
          .contains("\"" + text.substring(0, text.length() - 1) + "\\ud83d\"");
    }
  }

  @Test
  void joinsRuns() {
    QualificationRequest a = request("A", null, null, TIME);
    QualificationRequest b = request("B", null, null, TIME);
    for (RecordFormat format : List.of(LINES, JSON)) {
      assertThat(Written.inRuns(format, List.of(List.of(a), List.of(b, a), List.of(b))).text())
          .isEqualTo(written(format, a, b, a, b));
    }
  }

  @Test
  void holdsBytesBackUntilItIsFlushed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = LINES.writer(out);
    writer.write(RecordKind.QUALIFICATION_REQUEST, request("A", null, null, TIME));

    assertThat(out.size()).isZero();
    writer.flush();
    assertThat(out.size()).isPositive();
  }
}
