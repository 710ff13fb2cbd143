package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.verify.recording.Header;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;

class AnswerComparisonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a x='1' y='2'/>|<a y='2' x='1'></a>",
        "<p:a xmlns:p='u'><p:b/></p:a>|<q:a xmlns:q='u'><q:b/></q:a>",
        "<a><b>1</b><c/></a>|<a> <b>1</b>  <c/> </a>",
        "<a>x &amp; y</a>|<a><![CDATA[x & y]]></a>",
        "<a>x &amp; y</a>|<a>x<![CDATA[ ]]>&amp;<!-- -->&#32;y</a>",
        "<a>x</a>|<?xml version='1.0' encoding='UTF-8'?><a>x</a>",
        "<a><RequestId>1</RequestId></a>|<a><RequestId>2</RequestId></a>",
        "<a><Mine>1</Mine></a>|<a><Mine>2<b/></Mine></a>",
        "<a><Mine>1</Mine></a>|<a><Mine/></a>",
        "<Mine><RequestId>1</RequestId></Mine>|<Mine><RequestId/></Mine>",
        "<a>Gone. (1365080400123)</a>|<a>Gone. (1795659567206)</a>",
        "<a>Gone. (1365080400123 s)</a>|<a>Gone. (1795659567206 s)</a>",
        "{\"a\":1,\"b\":[1.0]}|{\"b\":[1],\"a\":1}",
        "{\"NextToken\":\"x\",\"Mine\":{\"c\":1}}|{\"NextToken\":\"y\",\"Mine\":2}",
        "{\"Message\":\"Gone. (1365080400123)\"}|{\"Message\":\"Gone. (1795659567206)\"}",
        "{\"Message\":\"Gone. (1365080400123 s)\"}|{\"Message\":\"Gone. (1795659567206 s)\"}",
      })
  void answersThatSayTheSame(String before, String after) {
    assertThat(compared(before, after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a><b>1</b></a>|<a><b>2</b></a>|CHANGED_VALUE /a[1]/b[1] 1 2",
        "<a x='1'/>|<a x='2'/>|CHANGED_VALUE /a[1]/@x 1 2",
        "<a x='1'/>|<a/>|LOST_VALUE /a[1]/@x 1 null",
        "<a/>|<a xmlns:p='u' p:x='1'/>|ADDED_VALUE /a[1]/@x null 1",
        "<a><b>1</b><c/></a>|<a><c/></a>|LOST_VALUE /a[1]/b[1] 1 null",
        "<a><c/></a>|<a><b>1</b><c/></a>|ADDED_VALUE /a[1]/b[1] null 1",
        "<a><b>' '</b></a>|<a><b/></a>|LOST_VALUE /a[1]/b[1] ' ' null",
        "<a><q><HITId>1</HITId></q><q><HITId>2</HITId></q></a>|<a><q><HITId>2</HITId></q><q><HITId>1</HITId></q></a>|CHANGED_ORDER"
            + " /a[1] 1, 2 2, 1",
        "<a>Gone. (1365080400123 s)</a>|<a>Here. (1365080400123 s)</a>|CHANGED_VALUE /a[1] Gone."
            + " (1365080400123 s) Here. (1365080400123 s)",
        "<a><b/><c/></a>|<a><c/><b/></a>|CHANGED_ORDER /a[1] b, c c, b",
        "<a><b/><c/><d/><e/></a>|<a><b/><d/><c/><e/></a>|CHANGED_ORDER /a[1] c, d d, c",
        "<a xmlns='u'><b/></a>|<a xmlns='v'><b/></a>|CHANGED_VALUE /a[1] u v",
        "<a><b><c/></b></a>|<a><b xmlns='v'><c/></b></a>|CHANGED_VALUE /a[1]/b[1] null v",
        "<a><RequestId>1</RequestId></a>|<a/>|LOST_VALUE /a[1]/RequestId[1] 1 null",
        "<a><RequestId>1</RequestId></a>|<a><RequestId/></a>|LOST_VALUE /a[1]/RequestId[1] 1 null",
        "<a>Gone. (1365080400123)</a>|<a>Here. (1365080400123)</a>|CHANGED_VALUE /a[1] Gone."
            + " (1365080400123) Here. (1365080400123)",
        "<a><q><HITId>1</HITId></q><q><HITId>2</HITId></q></a>|<a><q><HITId>2</HITId></q></a>|LOST_VALUE"
            + " /a[1]/q[1] 1 null",
        "<a/>|{}|CHANGED_VALUE '' <a/> {}",
        "<a/>|<a>|NOT_WELL_FORMED '' null null",
        "{\"a\":[1,{\"b/c\":true}]}|{\"a\":[1,{\"b/c\":false}]}|CHANGED_VALUE /a/1/b~1c true false",
        "{\"NextToken\":\"x\"}|{\"NextToken\":null}|CHANGED_VALUE /NextToken x null",
        "{\"a\":null}|{}|LOST_VALUE /a null null",
        "[1]|[1,2]|ADDED_VALUE /1 null 2",
        "{\"a\":\"1\"}|{\"a\":1}|CHANGED_VALUE /a 1 1",
        "{\"l\":[{\"HITId\":\"1\"},{\"HITId\":\"2\"}]}|{\"l\":[{\"HITId\":\"2\"},{\"HITId\":\"1\"}]}|CHANGED_ORDER"
            + " /l 1, 2 2, 1",
        "{\"l\":[{\"QualificationTypeId\":\"1\",\"WorkerId\":\"A\"},{\"QualificationTypeId\":\"1\",\"WorkerId\":\"B\"}]}|{\"l\":[{\"QualificationTypeId\":\"1\",\"WorkerId\":\"B\"},{\"QualificationTypeId\":\"1\",\"WorkerId\":\"A\"}]}|CHANGED_ORDER"
            + " /l 1 A, 1 B 1 B, 1 A",
        "{\"l\":[{\"HITId\":\"1\"},{\"HITId\":\"2\"}]}|{\"l\":[{\"HITId\":\"2\"}]}|LOST_VALUE /l/0"
            + " {\"HITId\":\"1\"} null",
        "[{\"HITId\":\"1\"},{\"HITId\":\"2\"}]|[{\"HITId\":\"1\"},{\"HITId\":\"1\"},{\"HITId\":\"2\"}]|ADDED_VALUE"
            + " /1 null {\"HITId\":\"1\"}",
        "[{\"HITId\":\"1\"}]|[{\"HITId\":\"2\"},{\"HITId\":\"1\"}]|ADDED_VALUE /0 null"
            + " {\"HITId\":\"2\"}",
        "{}|\uFEFF{}|NOT_WELL_FORMED '' null null",
        "plain|text|CHANGED_VALUE '' plain text",
      })
  void differenceIsNamedByItsPath(String before, String after, String difference) {
    assertThat(compared(before.replace("' '", " "), after))
        .extracting(
            found -> found.kind() + " " + found.path() + " " + found.before() + " " + found.after())
        .containsExactly(difference.replace("''", "").replace("' '", " "));
  }

  @Test
  void longValuesAreCutAroundTheirFirstDifference() {
    String same = "x".repeat(5000);
    for (String frame : List.of("<a>%s</a>", "{\"a\":\"%s\"}", "%s")) {
      assertThat(compared(frame.formatted(same + "1" + same), frame.formatted(same + "2" + same)))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.before()).contains("x1x").hasSizeLessThan(2100);
                assertThat(found.after()).contains("x2x").hasSizeLessThan(2100);
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1|line 1, column 1",
        "{\"a\":tru}|tru",
        "{\"a\":1,\"a\":2}|Duplicate field 'a'"
      })
  void whatIsNoJsonIsToldWithoutWordsOfTheParserAboutItself(String json, String says) {
    assertThat(compared("{}", json))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(FindingKind.NOT_WELL_FORMED);
              assertThat(found.message())
                  .contains(says)
                  .doesNotContain("Source", "REDACTED", "StreamReadFeature");
            });
  }

  @Test
  void aTextForANumberIsCalledSo() {
    assertThat(compared("{\"a\":1}", "{\"a\":\"1\"}"))
        .extracting(Observation::message)
        .containsExactly("the value was a number and is a text");
    assertThat(compared("{\"a\":true}", "{\"a\":false}"))
        .extracting(Observation::message)
        .containsExactly("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text/xml;charset=UTF-8|text/xml; charset=\"utf-8\"",
        "|text/xml",
      })
  void contentTypesThatSayTheSame(@Nullable String before, String after) {
    assertThat(compared(before, after, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"text/xml|text/html", "text/xml|text/xml;charset=UTF-8", "text/xml|"})
  void changedContentTypeIsFoundUnlessItIsIgnored(String before, @Nullable String after) {
    assertThat(compared(before, after, List.of()))
        .containsExactly(
            new Observation(
                FindingKind.CHANGED_CONTENT_TYPE,
                "",
                before,
                Objects.requireNonNullElse(after, ""),
                ""));
    assertThat(compared(before, after, List.of("Content-Type"))).isEmpty();
  }

  private static List<Observation> compared(
      @Nullable String before, @Nullable String after, List<String> ignored) {
    return new AnswerComparison(new IgnoredValues(ignored)).compare(typed(before), typed(after));
  }

  private static RecordedAnswer typed(@Nullable String contentType) {
    return new RecordedAnswer(
        200,
        contentType == null ? List.of() : List.of(new Header("content-type", contentType)),
        new byte[0]);
  }

  private static List<Observation> compared(String before, String after) {
    return new AnswerComparison(new IgnoredValues(List.of("Mine")))
        .compare(answer(before), answer(after));
  }

  private static RecordedAnswer answer(String body) {
    return new RecordedAnswer(200, List.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
