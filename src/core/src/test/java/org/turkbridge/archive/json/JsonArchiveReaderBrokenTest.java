package org.turkbridge.archive.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.archive.json.Found.record;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class JsonArchiveReaderBrokenTest {
  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** So many pieces in a row, without holding them. */
  private static InputStream repeated(String piece, int count) {
    return new SequenceInputStream(
        Collections.enumeration(
            Collections.nCopies(count, piece).stream()
                .map(JsonArchiveReaderBrokenTest::stream)
                .toList()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"QualificationRequestId\":\"X",
        "{\"QualificationRequestId\":\"X\",",
        "{\"QualificationRequestId\":\"X\",\"Test\":",
        "{\"QualificationRequestId\":\"X\",\"Test\":{\"a\":[",
        "{\"QualificationRequestId\":\"X\"]}",
        "{\"QualificationRequestId\":\"X\" \"WorkerId\":\"W\"}",
        "{\"QualificationRequestId\":\"\\x\"}",
        "{\"Qual",
        "{broken",
        "{"
      })
  void goesOnAtTheNextLine(String broken) {
    String before = record("A") + "\n";
    Found found = Found.in(before + broken + "\n" + record("C") + "\n" + record("D"));

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C", "4 D");
    assertThat(found.refusals().get(0).offset()).isEqualTo(before.length());
    assertThat(found.raw(0)).isEqualTo(broken + "\n");
    assertThat(found.records().get(1).place().line()).isEqualTo(3);
    assertThat(found.records().get(2).place().line()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 20_000})
  void afterANumberThatIsTooLongItGoesOnAtTheNextRecord(int digits) {
    String broken =
        "{\"QualificationRequestId\":\"B\",\"SubmitTime\":" + "9".repeat(digits) + "}\n";
    Found found = Found.in(record("A") + "\n" + broken + record("C") + "\n" + record("D"));

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C", "4 D");
    assertThat(found.refusals().get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
    assertThat(found.raw(0)).isEqualTo(broken);
  }

  @Test
  void saysWhatIsBrokenAndWhere() {
    Found found = Found.in(record("A") + "\n{\"WorkerId\":\"W\",\n  \"Test\": oops}\n");

    assertThat(found.refusals().get(0).kind()).isEqualTo(RefusalKind.NOT_WELL_FORMED);
    assertThat(found.refusals().get(0))
        .hasToString(
            "a.json: record 2, line 3: not well-formed JSON (Unrecognized token 'oops': was"
                + " expecting (JSON String, Number, Array, Object or token 'null', 'true' or"
                + " 'false')); mend it");
  }

  @Test
  void goesOnInTheSameListWhereThatCanBeTold() {
    Found lines =
        Found.in(
            "{\"QualificationRequests\": [\n  "
                + record("A")
                + ",\n  {\"WorkerId\": oops},\n  "
                + record("C")
                + ",\n  "
                + record("D")
                + "\n ],\n \"NextToken\": \"t\"\n}\n"
                + record("E"));
    Found oneLine =
        Found.in(
            "{\"QualificationRequests\":["
                + record("A")
                + ",{\"WorkerId\":oops},"
                + record("C")
                + ","
                + record("D")
                + "],\"NextToken\":\"t\"}");

    assertThat(lines.order()).containsExactly("1 A", "!2", "3 C", "4 D", "5 E");
    assertThat(oneLine.order()).containsExactly("1 A", "!2", "3 C", "4 D");
    assertThat(oneLine.raw(0)).isEqualTo("{\"WorkerId\":oops},");
  }

  @Test
  void refusesTheRestOnceWhereNothingCanBeTold() {
    Found found =
        Found.in(
            "[" + record("A") + ",{\"x\":oops},{\"y\":1},{\"z\":2},[{\"QualificationTypeId\"]]");

    assertThat(found.order()).containsExactly("1 A", "!2", "!3");
  }

  @Test
  void keepsWholeRecordsBeforeACut() {
    String list = "{\"QualificationRequests\":[" + record("A") + "," + record("B") + "]}";
    int endOfA = list.indexOf("}") + 1;

    Found inRecord = Found.in(list.substring(0, list.length() - 9));
    Found between = Found.in(list.substring(0, endOfA));

    assertThat(inRecord.order()).containsExactly("1 A", "!2");
    assertThat(inRecord.refusals().get(0).kind()).isEqualTo(RefusalKind.CUT_OFF);
    assertThat(inRecord.refusals().get(0).cause())
        .isEqualTo(
            "the file ends in the middle of this record; get the whole file or remove the rest of"
                + " the record");
    assertThat(between.order()).containsExactly("1 A", "!0");
    assertThat(between.refusals().get(0).kind()).isEqualTo(RefusalKind.CUT_OFF);
    assertThat(between.refusals().get(0).raw()).isNull();
  }

  @Test
  void tellsEveryCutOnceAndKeepsWhatIsBeforeIt() {
    String list =
        "["
            + record("A")
            + ",\n"
            + record("B", "\"Price\":[{\"a\":1}],")
            + ",\n"
            + record("C")
            + "]";
    int endOfA = record("A").length() + 1;
    int endOfB = list.lastIndexOf(",\n");
    for (int cut = 1; cut < list.length(); cut++) {
      Found found = Found.in(list.substring(0, cut));
      assertThat(found.refusals()).as(list.substring(0, cut)).hasSize(1);
      assertThat(found.refusals().get(0).kind())
          .as(found.refusals() + list.substring(0, cut))
          .isEqualTo(RefusalKind.CUT_OFF);
      assertThat(found.records())
          .hasSize(cut < endOfA ? 0 : cut < endOfB ? 1 : cut < list.length() - 1 ? 2 : 3);
    }
  }

  @Test
  void tellsThatAResponseIsCutBehindItsList() {
    Refusal refusal = Found.refusalOf("{\"QualificationRequests\":[],\"NextTo");

    assertThat(refusal.kind()).isEqualTo(RefusalKind.CUT_OFF);
    assertThat(refusal)
        .hasToString(
            "a.json: line 1: the file ends before its JSON does; get the whole file if there was"
                + " more of it");
  }

  @Test
  void refusesWhatIsNotJsonAtAll() {
    Refusal refusal = Found.refusalOf("hello\nworld\n");

    assertThat(refusal.kind()).isEqualTo(RefusalKind.NOT_WELL_FORMED);
    assertThat(refusal.place().record()).isZero();
  }

  @Test
  void refusesEveryStretchOutsideRecords() {
    Found found =
        Found.in(record("A") + "\n\"QualificationRequestId\":\"B\"}\n" + record("C") + "\noops\n");

    assertThat(found.order()).containsExactly("1 A", "!0", "2 C", "!0");
    assertThat(found.refusals().get(0).offset()).isEqualTo(record("A").length() + 1 + 24);
    assertThat(found.refusals().get(1).place().line()).isEqualTo(4);
  }

  @Test
  void refusesBytesThatAreNotInTheEncoding() {
    byte[] utf8 = (record("A") + "\n" + record("#") + "\n" + record("C")).getBytes(UTF_8);
    for (int i = 0; i < utf8.length; i++) {
      utf8[i] = utf8[i] == '#' ? (byte) 0xE9 : utf8[i];
    }
    Found found = Found.in(utf8);

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C");
    assertThat(found.refusals().get(0).kind()).isEqualTo(RefusalKind.ENCODING);
    assertThat(found.refusals().get(0).cause())
        .isEqualTo("bytes that are not UTF-8; convert the file to UTF-8, or mend them");
    assertThat(found.raw(0)).isEqualTo("not valid");
  }

  @Test
  void refusesTooLongStringAndGoesOn() {
    String piece = "x".repeat(64 * 1024) + "\\n";
    InputStream in =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    stream(record("A") + "\n{\"WorkerId\":\"W\",\n\"Test\":\""),
                    repeated(piece, 100),
                    stream("\"}\n" + record("C") + "\n{\"oops"))));
    Found found = Found.in(in);

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C", "!4");
    Refusal refusal = found.refusals().get(0);
    assertThat(refusal.kind()).isEqualTo(RefusalKind.TOO_LONG);
    assertThat(refusal.cause()).startsWith("a string longer than 4,194,304 characters");
    assertThat(refusal.offset()).isEqualTo(record("A").length() + 1);
    RawRecord raw = java.util.Objects.requireNonNull(refusal.raw());
    assertThat(raw.isWhole()).isFalse();
    assertThat(raw.bytes()).hasSize(RawRecord.MOST_BYTES);
    assertThat(raw.text().orElseThrow()).startsWith("{\"WorkerId\":\"W\",\n\"Test\":\"xxx");
    assertThat(found.records().get(1).place().line()).isEqualTo(4);
    assertThat(found.refusals().get(1).offset())
        .isEqualTo(2 * (record("A").length() + 1) + 25 + 100L * piece.length() + 3);
  }

  @Test
  void readsLongTextWithinTheLimit() {
    String text = "é".repeat(4_194_304);

    assertThat(
            Found.onlyIn(record("A", "\"Test\":\"" + text + "\","))
                .value(QualificationRequest.class)
                .test())
        .isEqualTo(text);
    assertThat(Found.refusalOf(record("A", "\"Test\":\"" + text + "x\",")).kind())
        .isEqualTo(RefusalKind.TOO_LONG);
  }

  @Test
  void leavesOutLongValueOfUnknownMember() {
    assertThat(
            Found.onlyIn(record("A", "\"Price\":\"" + "x".repeat(6_000_000) + "\","))
                .value(QualificationRequest.class)
                .workerId())
        .isEqualTo("W");
  }

  @Test
  void refusesDeepNestingAndGoesOn() {
    Found found =
        Found.in(record("A", "\"Price\":" + "[".repeat(10_000) + ",") + "\n" + record("B"));

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0).kind()).isEqualTo(RefusalKind.TOO_DEEP);
    assertThat(found.refusals().get(0).cause())
        .isEqualTo("values nested deeper than 1,000, which nothing in the API is; remove them");
  }

  @Test
  void readsRecordsThatAnUnclosedValueSwallowed() {
    Found found =
        Found.in(
            "["
                + record("A", "\"Test\":[").replace("\"SubmitTime\":1408060860}", "")
                + "\n"
                + record("B")
                + ","
                + record("C")
                + "]}]");

    assertThat(found.order()).containsExactly("!1", "2 B", "3 C");
    assertThat(found.refusals().get(0).cause())
        .isEqualTo("the next record begins before this one is closed; add what is missing");
  }

  @Test
  void readsNestedBeginningsOfRecordsInReasonableTime() {
    String nested = "{\"WorkerId\":".repeat(900) + "oops\n";
    Found found = Found.in(new SequenceInputStream(repeated(nested, 200), stream(record("A"))));

    assertThat(found.records()).hasSize(1);
    assertThat(found.refusals().size()).isLessThan(200 * 20);
  }

  @Test
  void handsOnThatTheBytesCannotBeRead() throws IOException {
    InputStream failing = InputStream.nullInputStream();
    failing.close();

    assertThatThrownBy(() -> Found.in(new SequenceInputStream(stream("[" + record("A")), failing)))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("Stream closed");
  }

  @Test
  void leavesTheStreamOpen() throws IOException {
    InputStream closed =
        new FilterInputStream(stream(record("A") + "\n{oops")) {
          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };

    assertThat(Found.in(closed).order()).containsExactly("1 A", "!2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\0", "\0\0\0\1", "\0\n", "{\0"})
  void whatLooksLikeAnotherEncodingIsRefusedAndNothingElse(String beginning) {
    Found found = Found.in(beginning + "\n" + record("A"));

    assertThat(found.refusals()).hasSizeGreaterThanOrEqualTo(1);
  }
}
