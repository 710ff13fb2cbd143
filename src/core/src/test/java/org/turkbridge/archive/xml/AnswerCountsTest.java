package org.turkbridge.archive.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.xml.Found.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.Told;
import org.turkbridge.translate.Whitespace;

/** NumResults is held against the records that stand beside it. */
class AnswerCountsTest {
  private static final XmlArchiveReader READER = new XmlArchiveReader(Whitespace.STRIP);

  /** What is told of the counts, in one piece and in stretches. */
  private static List<String> counts(String document) {
    byte[] bytes = document.getBytes(UTF_8);
    Found found = Found.in(bytes);
    Told whole = new Told();
    try {
      READER.read("a.xml", new ByteArrayInputStream(bytes), whole);
      for (int size : new int[] {64, 200, 1000}) {
        Told told =
            InStretches.read(
                new XmlSplitter(READER, "a.xml", new ByteArrayInputStream(bytes), size));
        assertThat(told.words()).isEqualTo(whole.words());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return found.counts();
  }

  private static String result(String content) {
    return "<GetQualificationRequestsResult>" + content + "</GetQualificationRequestsResult>";
  }

  private static String says(String number) {
    return "<NumResults>" + number + "</NumResults>";
  }

  private static String records(int number) {
    return (record("A") + "\n").repeat(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 40})
  void isSilentWhereTheNumberIsRight(int number) {
    assertThat(counts("<R>" + result(says("" + number) + records(number)) + "</R>")).isEmpty();
    assertThat(counts("<R>" + result(records(number) + says("" + number)) + "</R>")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 2\n",
        "<![CDATA[2]]>",
        "<!-- how many --><?x?>2",
        "<!-- 3 -->&#50;",
        "002",
        "2.0"
      })
  void readsTheNumberAsXmlHasIt(String number) {
    assertThat(counts(result(says(number) + records(2)))).isEmpty();
    assertThat(counts(result(says(number) + records(3)))).hasSize(1);
  }

  @Test
  void tellsWhatIsMissingAndWhatIsTooMany() {
    assertThat(counts("<R>\n" + result("\n" + says("3") + records(2)) + "</R>"))
        .containsExactly(
            "a.xml: line 3: NumResults says 3, but the answer holds 2 records, rejected ones"
                + " counted; look for a whole copy of it");
    assertThat(counts(result(records(40) + "\n" + says("1"))))
        .singleElement()
        .asString()
        .startsWith("a.xml: line 42: NumResults says 1, but the answer holds 40 records");
    assertThat(counts(result(says("2")))).hasSize(1);
  }

  @Test
  void takesAPrefixedAnswerAndAnyOtherRoot() {
    String prefixed =
        result(says("1") + records(2)).replace("</", "</n:").replaceAll("<(?=[A-Z])", "<n:");

    assertThat(counts("<s:E xmlns:s='s' xmlns:n='n'><s:B>" + prefixed + "</s:B></s:E>")).hasSize(1);
    assertThat(counts("<list>" + says("1") + records(2) + "</list>")).hasSize(1);
    assertThat(counts("<list>" + records(2) + says("2") + "</list>")).isEmpty();
  }

  @Test
  void countsWhatElementsInAnAnswerHold() {
    String pages = "<Page>" + records(2) + "</Page><Page><P>" + records(30) + "</P></Page>";

    assertThat(counts("<R>" + result(says("32") + pages) + "</R>")).isEmpty();
    assertThat(counts("<R>" + result(pages + says("33")) + "</R>"))
        .singleElement()
        .asString()
        .contains("NumResults says 33, but the answer holds 32 records");
    assertThat(counts("<A>" + says("9") + result(says("2") + records(2)) + "</A>")).isEmpty();
  }

  @Test
  void countsEachAnswerByItself() {
    String batch =
        "<R>"
            + result(says("2") + records(2))
            + result(says("9") + records(8) + "\n")
            + result(says("0"))
            + result("<Request><IsValid>True</IsValid></Request>" + records(3) + says("4"))
            + "</R>";

    assertThat(counts(batch))
        .extracting(
            told -> told.replaceAll(".*says (\\d+), but the answer holds (\\d+).*", "$1 $2"))
        .containsExactly("9 8", "4 3");
    assertThat(counts(batch + "<?xml version='1.0'?>\n" + batch)).hasSize(4);
    assertThat(counts("<A>" + says("2") + "<B>" + says("2") + records(2) + "</B></A>")).isEmpty();
  }

  @Test
  void countsRejectedRecordsToo() {
    String rejected = record("B").replace("SubmitTime", "Time");

    assertThat(counts(result(says("3") + records(2) + rejected))).isEmpty();
    assertThat(counts(result(says("3") + records(3) + rejected))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-2", "2.5", "99999999999999999999"})
  void saysWhatIsNoNumber(String number) {
    assertThat(counts(result(says(number) + records(2))))
        .singleElement()
        .asString()
        .contains("is no number; the answer holds 2 records");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "<!-- 3 -->"})
  void anEmptyCounterSaysNothing(String number) {
    assertThat(counts(result(says(number) + records(2)))).isEmpty();
  }

  @Test
  void passesOverTheCountersOfOtherAnswers() {
    assertThat(
            counts(
                "<R><GetStatisticResult>"
                    + says("2")
                    + "<DataPoint/></GetStatisticResult><TotalNumResults>7</TotalNumResults></R>"))
        .isEmpty();
    assertThat(counts(result(says("1") + "<TotalNumResults>90</TotalNumResults>" + records(1))))
        .isEmpty();
  }

  @Test
  void tellsHowMuchOfAnAnswerWasCutOff() {
    String whole = result(says("30") + records(30));

    assertThat(counts(whole.substring(0, whole.length() / 2)))
        .singleElement()
        .asString()
        .contains("NumResults says 30, but the answer holds 15 records");
    assertThat(counts(whole.substring(0, whole.length() / 2) + "<?xml version='1.0'?>" + whole))
        .singleElement()
        .asString()
        .contains("holds 15 records");
  }

  @Test
  void doesNotCompareAnAnswerThatIsNotWellFormed() {
    String broken = record("B").replace("</SubjectId>", "");

    assertThat(counts(result(says("3") + records(2) + broken + records(4)))).isEmpty();
  }
}
