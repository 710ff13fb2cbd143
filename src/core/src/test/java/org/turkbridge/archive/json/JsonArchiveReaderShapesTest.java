package org.turkbridge.archive.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.json.Found.record;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.Place;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class JsonArchiveReaderShapesTest {
  private static List<String> order(String json) {
    Found found = Found.in(json);
    assertThat(found.refusals()).isEmpty();
    return found.order();
  }

  @Test
  void readsWhatTheAwsCliPrints() {
    Found found =
        Found.in(
            """
            {
                "QualificationRequests": [
                    {
                        "QualificationRequestId": "A",
                        "QualificationTypeId": "Q",
                        "WorkerId": "W",
                        "Test": "<T>\\u00e9é\\"\\n</T>",
                        "Answer": "",
                        "SubmitTime": "2014-08-15T00:01:00+00:00"
                    },
                    {
                        "QualificationRequestId": "B",
                        "QualificationTypeId": "Q",
                        "WorkerId": "W",
                        "Test": null,
                        "SubmitTime": "2014-08-15T00:01:00.500000+00:00"
                    }
                ],
                "NextToken": "abc"
            }
            """);

    assertThat(found.refusals()).isEmpty();
    assertThat(found.records()).hasSize(2);
    assertThat(found.records().get(0).place()).isEqualTo(new Place("a.json", 1, 3));
    assertThat(found.records().get(0).normalisations()).isEmpty();
    assertThat(found.records().get(0).value(QualificationRequest.class))
        .isEqualTo(
            QualificationRequest.builder()
                .qualificationRequestId("A")
                .qualificationTypeId("Q")
                .workerId("W")
                .test("<T>éé\"\n</T>")
                .answer("")
                .submitTime(Instant.parse("2014-08-15T00:01:00Z"))
                .build());
    assertThat(found.records().get(1).place()).isEqualTo(new Place("a.json", 2, 11));
    assertThat(found.records().get(1).value(QualificationRequest.class).test()).isNull();
    assertThat(found.records().get(1).value(QualificationRequest.class).answer()).isNull();
    assertThat(found.records().get(1).value(QualificationRequest.class).submitTime())
        .isEqualTo(Instant.parse("2014-08-15T00:01:00.5Z"));
  }

  @Test
  void readsResponseWithTheListAnywhere() {
    assertThat(
            order(
                "{\"NumResults\":2,\"NextToken\":\"t\",\"QualificationRequests\":["
                    + record("A")
                    + ","
                    + record("B")
                    + "],\"ResponseMetadata\":{\"x\":[1,{\"WorkerId\":\"W\"}]}}"))
        .containsExactly("1 A", "2 B");
  }

  @Test
  void takesMembersBesideTheListForNoRequest() {
    assertThat(
            order(
                "{\"QualificationTypeId\":\"Q\",\"QualificationRequests\":["
                    + record("A")
                    + "],\"WorkerId\":\"W\"}"))
        .containsExactly("1 A");
  }

  @Test
  void readsArraysOfRequestsAndOfResponses() {
    String page = "{\"QualificationRequests\":[" + record("A") + "," + record("B") + "]}";

    assertThat(order("[" + record("A") + ", " + record("B") + "]")).containsExactly("1 A", "2 B");
    assertThat(order("[[" + record("A") + "],[[" + record("B") + "]]]"))
        .containsExactly("1 A", "2 B");
    assertThat(order("[" + page + "," + page + "]")).containsExactly("1 A", "2 B", "3 A", "4 B");
  }

  @Test
  void readsOneObjectAndLinesAndDocumentsInARow() {
    assertThat(order(record("A"))).containsExactly("1 A");
    assertThat(order(record("A") + "\n" + record("B") + "\r\n\n" + record("C")))
        .containsExactly("1 A", "2 B", "3 C");
    assertThat(
            order(
                "["
                    + record("A")
                    + "]{\"QualificationRequests\":["
                    + record("B")
                    + "]}\n"
                    + record("C")))
        .containsExactly("1 A", "2 B", "3 C");
    assertThat(order("\uFEFF" + record("A") + "\n\uFEFF" + record("B")))
        .containsExactly("1 A", "2 B");
  }

  @Test
  void toleratesCommasBetweenDocuments() {
    assertThat(order(record("A") + ",\n" + record("B") + ",\n")).containsExactly("1 A", "2 B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{}",
        "[]",
        "[[], {}, 1]",
        "1 \"a\" null",
        "{\"QualificationRequests\": []}",
        "{\"QualificationRequests\": null}",
        "{\"HITs\": [], \"Assignments\": []}"
      })
  void findsNothingWhereNothingIs(String json) {
    Found found = Found.in(json);

    assertThat(found.order()).isEmpty();
  }

  @Test
  void tellsErrorsOfTheService() {
    assertThat(
            Found.in(
                    "{\"__type\":\"com.amazonaws#RequestError\",\"Message\":\"no such type\"}\n"
                        + "{\"message\":\"slow\",\"__type\":\"Throttling\"}")
                .failures())
        .containsExactly(
            "a.json: line 1: RequestError: no such type", "a.json: line 2: Throttling: slow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void readsUnicodeWithAndWithoutByteOrderMark(String charset) {
    String broken = record("\uD83D\uDE00") + "\n{\"WorkerId\":\"\uD83D\uDE00\"}\n" + record("B");
    byte[] plain = broken.getBytes(Charset.forName(charset));
    byte[] marked = ("\uFEFF" + broken).getBytes(Charset.forName(charset));
    int offset = (record("\uD83D\uDE00") + "\n").getBytes(Charset.forName(charset)).length;

    for (byte[] bytes : List.of(plain, marked)) {
      Found found = Found.in(bytes);
      assertThat(found.order()).containsExactly("1 \uD83D\uDE00", "!2", "3 B");
      assertThat(found.raw(0)).isEqualTo("{\"WorkerId\":\"\uD83D\uDE00\"}");
      assertThat(found.refusals().get(0).offset())
          .isEqualTo(offset + (bytes.length - plain.length));
    }
  }

  @Test
  void namesPlaces() {
    String first = record("é") + "\n\n";
    Found found = Found.in(first + " {\"WorkerId\":1}\n" + record("C"));

    assertThat(found.records().get(1).place()).isEqualTo(new Place("a.json", 3, 4));
    assertThat(found.refusals().get(0).place()).isEqualTo(new Place("a.json", 2, 3));
    assertThat(found.refusals().get(0).offset()).isEqualTo(first.getBytes(UTF_8).length + 1);
  }
}
