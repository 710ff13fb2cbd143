package org.turkbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.translate.Whitespace;

/** A message quotes a value as it stands in the file, where it can be looked for. */
class QuotedValuesTest {
  private static final DocumentReader READER = new DocumentReader(Whitespace.STRIP);

  private static String cause(String document) {
    Told told = new Told();
    try {
      READER.read("a", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), told);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(told.refusals()).hasSize(1);
    return told.refusals().get(0).cause();
  }

  private static String xml(String time) {
    return "<L>\r\n<QualificationRequest><QualificationRequestId>A</QualificationRequestId>"
        + "<QualificationTypeId>Q</QualificationTypeId><SubjectId>W</SubjectId><SubmitTime>"
        + time
        + "</SubmitTime></QualificationRequest></L>";
  }

  private static String json(String time) {
    return "{\"QualificationRequestId\":\"A\",\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\","
        + "\"SubmitTime\":"
        + time
        + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-02-14 21:04:05 +0000",
        " 2019-02-30T00:00:00Z\n\t",
        "2019-02-14t21:04:05z",
        "2019-02-14&#84;21:04:05 &amp;",
        "<![CDATA[soon]]>",
        "yes<!-- no -->terday",
        "",
        "\u00e9\ud83d\ude00"
      })
  void ofXml(String time) {
    assertThat(cause(xml(time))).startsWith("SubmitTime \"" + time + "\" is not a time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-02-14 21:04:05 +0000", " 2019-02-14 ", "2019-02-14T25:04:05Z", ""})
  void ofJson(String time) {
    assertThat(cause(json("\"" + time + "\"")))
        .startsWith("SubmitTime \"" + time + "\" is not a time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1408060860000000", "1.40E+99", "-1.0000000001"})
  void ofANumber(String time) {
    assertThat(cause(json(time))).startsWith("SubmitTime " + time + " is not a number of seconds");
  }

  @Test
  void isCutIfItIsLong() {
    assertThat(cause(xml("x".repeat(3000))))
        .startsWith("SubmitTime \"" + "x".repeat(200) + "...\" (3000 characters) is not a time");
  }
}
