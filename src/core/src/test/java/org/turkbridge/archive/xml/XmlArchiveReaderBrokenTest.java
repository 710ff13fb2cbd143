package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.xml.Found.record;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class XmlArchiveReaderBrokenTest {
  /** The second of four records on lines 2 to 5 is broken. */
  private static Found secondBroken(String second) {
    return Found.in(secondBrokenText(second));
  }

  private static String secondBrokenText(String second) {
    return "<L>\n"
        + record("A")
        + "\n"
        + second
        + "\n"
        + record("C")
        + "\n"
        + record("D")
        + "\n</L>\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Test>R&D</Test>|an & that begins no reference; write &amp;",
        "<Test>R & D</Test>|an & that begins no reference; write &amp;",
        "<Test>a&nbsp;b</Test>|&nbsp; means nothing here",
        "<Test>a<b</Test>|not well-formed XML",
        "<Test>a</Tst>|</Tst> where </Test> should be",
        "<Test>a|</QualificationRequest> where </Test> should be",
        "<Test>&#1;</Test>|a reference to a character that XML cannot hold",
        "<Test>a\u0001b</Test>|the character U+0001, which XML cannot hold",
        "<Test>a\u0000b</Test>|the character U+0000, which XML cannot hold",
        "<Test>a]]>b</Test>|not well-formed XML (String ']]>' not allowed",
        "<Test a=1>b</Test>|not well-formed XML",
        "<Test a='1' a='2'>b</Test>|not well-formed XML (Duplicate attribute 'a')",
        "<Test><q:Q></Q></Test>|</Q> where </q:Q> should be",
        "<Test a='<'>b</Test>|not well-formed XML",
        "<!-- -- --><Test>b</Test>|not well-formed XML",
        "</Extra>|</Extra> where </QualificationRequest> should be",
      })
  void refusesBrokenRecordAndReadsTheRest(String documents, String cause) {
    Found found = secondBroken(record("B", documents));

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C", "4 D");
    assertThat(found.refusals().get(0).place()).isEqualTo(new Place("a.xml", 2, 3));
    assertThat(found.refusals().get(0).cause())
        .contains(cause)
        .doesNotContain("row", "unknown-source", "\n");
    assertThat(found.records()).extracting(r -> r.place().line()).containsExactly(2, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<QualificationRequest bad></QualificationRequest>",
        "<QualificationRequest bad='1' bad='2'></QualificationRequest>",
        "<QualificationRequest bad='<'></QualificationRequest>",
        "<QualificationRequest &></QualificationRequest>",
        "<a:QualificationRequest bad></a:QualificationRequest>",
      })
  void refusesRecordWhoseStartTagIsBroken(String second) {
    assertThat(secondBroken(second).order()).containsExactly("1 A", "!2", "3 C", "4 D");
  }

  /** Longer than what is remembered of a text. */
  @Test
  void refusesADeclarationWhoseQuoteIsNotClosedWhereItBegins() {
    Found found = Found.in("<?xml version='1.0\"?>\n<L>" + record("A").repeat(1000) + "</L>");

    assertThat(found.records()).hasSize(1000);
    assertThat(found.refusals()).hasSize(1);
    assertThat(found.refusals().get(0).offset()).isZero();
    assertThat(found.refusals().get(0).place()).isEqualTo(new Place("a.xml", 0, 1));
  }

  @Test
  void refusesRecordThatIsNotClosed() {
    Found found = secondBroken(record("B").replace("</QualificationRequest>", ""));

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C", "4 D");
    assertThat(found.refusals().get(0).cause())
        .contains("the next record begins before this one is closed", "</QualificationRequest>");
  }

  @Test
  void refusesRecordsCutInSeveralPlaces() {
    String cutInTest = record("B", "<Test>abc").split("abc", 2)[0];
    String cutInElements = record("B", "<Test><Q><R>abc").split("abc", 2)[0];
    String cutInUnknown = record("B", "<Unknown><a>abc").split("abc", 2)[0];

    for (String cut : new String[] {cutInTest, cutInElements, cutInUnknown}) {
      assertThat(secondBroken(cut).order()).containsExactly("1 A", "!2", "3 C", "4 D");
    }
  }

  @Test
  void refusesTwoBrokenRecordsInARow() {
    Found found =
        Found.in(
            "<L>"
                + record("A", "&")
                + record("B", "</x>")
                + record("C")
                + record("D", "<y>")
                + "</L>");

    assertThat(found.order()).containsExactly("!1", "!2", "3 C", "!4");
  }

  @Test
  void refusesTwoRecordsWhenTheFirstIsOpenAndTheSecondsTagIsBroken() {
    Found found = secondBroken("<QualificationRequest><QualificationRequest bad/>");

    assertThat(found.order()).containsExactly("1 A", "!2", "!3", "4 C", "5 D");
  }

  @Test
  void findsStartTagThatIsItselfTheMistake() {
    Found found = Found.in("<L>" + record("A").replace("</Test>", "&amp") + record("B") + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(Found.in("<L a='" + record("B") + "</L>").order()).containsExactly("!0", "1 B");
  }

  @Test
  void goesOnWithinPrefixesAndNamespacesOfTheBrokenDocument() {
    String prefixed = record("B").replace("<", "<m:").replace("<m:/", "</m:");
    Found found =
        Found.in("<m:L xmlns:m='urn:m'>" + record("A", "</x>") + prefixed + record("C") + "</m:L>");

    assertThat(found.order()).containsExactly("!1", "2 B", "3 C");
    assertThat(found.records().get(0).value(QualificationRequest.class).test())
        .isEqualTo("<T>B</T>");
  }

  @Test
  void isNotFooledByNamesThatBeginAlike() {
    Found found =
        Found.in(
            "<L>"
                + record("A", "</x>")
                + "<QualificationRequestId>no</QualificationRequestId><QualificationRequests>"
                + record("B")
                + "</QualificationRequests></L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
  }

  @Test
  void refusesOneRecordWhenTheFileIsCut() {
    String file = "<?xml version='1.0'?>\n<R><L>" + record("A") + "\n" + record("B", "<Test>\n<Q>");
    int second = file.lastIndexOf("<QualificationRequest>");
    for (int cut = second + "<QualificationRequest".length(); cut < file.length(); cut++) {
      Found found = Found.in(file.substring(0, cut));

      assertThat(found.order()).as(file.substring(second, cut)).containsExactly("1 A", "!2");
      assertThat(found.refusals().get(0).cause())
          .as(file.substring(second, cut))
          .containsAnyOf("ends in the middle of this record", "where </");
    }
  }

  @Test
  void refusesFileThatIsCutBetweenRecords() {
    Found found = Found.in("<R><L>" + record("A") + "\n");

    assertThat(found.order()).containsExactly("1 A", "!0");
    assertThat(found.refusals().get(0).cause()).contains("ends before its first element is closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<QualificationRequest><Test>abc",
        "<QualificationRequest><Test><![CDATA[<Q>",
        "<QualificationRequest><Test><!-- ",
        "<QualificationRequest><Test><?p ",
        "<QualificationRequest><Test><Q>",
        "<QualificationRequest><QualificationRequestId>abc",
        "<QualificationRequest><Unknown>",
        "<QualificationRequest>"
      })
  void readsWholeDocumentsAfterACutOne(String cut) {
    String whole = "<?xml version='1.0'?>\n<L>" + record("B") + record("C") + "</L>\n";
    Found found = Found.in("<?xml version='1.0'?>\n<L>" + record("A") + cut + "\n" + whole + whole);

    assertThat(found.order()).containsExactly("1 A", "!2", "3 B", "4 C", "5 B", "6 C");
  }

  @Test
  void isNotFooledByACutSectionThatTheNextOneCloses() {
    String whole =
        "<?xml version='1.0'?>\n<L>"
            + record("B", "<Test><![CDATA[<Q>b</Q>]]></Test>")
            + record("C", "<Answer><![CDATA[<Q>c</Q>]]></Answer>")
            + "</L>\n";
    String cut = record("A", "<Test><![CDATA[<Q>a").replaceAll("(?s)(<Q>a).*", "$1");
    Found found = Found.in("<?xml version='1.0'?>\n<L>" + cut + whole + whole);

    assertThat(found.order()).containsExactly("!1", "2 B", "3 C", "4 B", "5 C");
    assertThat(found.refusals().get(0).cause()).contains("CDATA section").contains("not closed");
  }

  @Test
  void leavesASectionAloneThatSpeaksOfRecords() {
    String text = "<Q>" + record("X") + "<QualificationRequest></Q>";
    String section = "<Test><![CDATA[" + text + "]]></Test>";

    assertThat(Found.onlyIn(record("A", section)).value(QualificationRequest.class).test())
        .isEqualTo(text);
  }

  @Test
  void readsWholeDocumentsAfterOneThatIsCutBetweenRecords() {
    String whole = "<?xml version='1.0'?><L>" + record("B") + "</L>";

    assertThat(Found.in("<R><L>" + record("A") + whole + record("C", "</x>") + whole).order())
        .containsExactly("1 A", "!0", "2 B", "!3", "4 B");
  }

  @Test
  void tellsFailedResponsesInDocumentsAfterABrokenOne() {
    Found found =
        Found.in(
            "<L>"
                + record("A", "</x>")
                + "</L><?xml version='1.0'?><R><OperationRequest><Errors><Error><Code>C</Code>"
                + "<Message>m</Message></Error></Errors></OperationRequest></R>");

    assertThat(found.order()).containsExactly("!1", "failed");
  }

  @Test
  void doesNotTakeTheDocumentInABrokenRecordForOne() {
    Found found =
        Found.in(
            "<?xml version='1.0' encoding='ISO-8859-1'?><L>"
                + record(
                    "A",
                    "<Test>&</Test><Answer><![CDATA[<?xml version='1.0' encoding='UTF-8'?><Q/>]]>"
                        + "</Answer>")
                + record("B")
                + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
  }

  @Test
  void reportsABrokenFrameOnce() {
    Found found = Found.in("<R><L></M>" + record("A") + "</L><b></c>" + record("B") + "</R>");

    assertThat(found.order()).containsExactly("!0", "1 A", "2 B");
    assertThat(found.refusals().get(0))
        .hasToString(
            "a.xml: line 1: </M> where </L> should be; close the elements in the order they were"
                + " opened");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<?xml version=1.0?>", "<?xml version='7'?>", "<?xml encoding='UTF-8'?>"})
  void readsAfterBrokenDeclaration(String declaration) {
    assertThat(Found.in(declaration + "<L>" + record("A") + "</L>").order())
        .containsExactly("!0", "1 A");
  }

  @Test
  void readsAfterWhatIsNotXml() {
    Found found =
        Found.in("HTTP/1.1 200 OK\nA: b\n\n<?xml version='1.0'?>\n<L>" + record("A") + "</L>");

    assertThat(found.order()).containsExactly("!0", "1 A");
    assertThat(found.refusals().get(0))
        .hasToString(
            "a.xml: line 1: \"H\" where XML, or JSON, should begin; remove what is neither");
    assertThat(found.records().get(0).place().line()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"QualificationRequests\": []}", "hello", "<", "<a", "PK\u0003\u0004"})
  void refusesWhatIsNotXml(String text) {
    assertThat(Found.in(text).order()).containsExactly("!0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n", "\uFEFF", "<?xml version='1.0'?>\n", "<!-- none -->"})
  void anEmptyFileHasNoRecordAndNoMistake(String text) {
    assertThat(Found.in(text).order()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void findsMistakesFarIntoAFile(String lineEnd) {
    StringBuilder list = new StringBuilder("<L>");
    for (int i = 1; i <= 3000; i++) {
      list.append(i % 7 == 0 ? record("R" + i, "<Test>&</Test>") : record("R" + i)).append(lineEnd);
    }
    Found found = Found.in(list.append("</L>").toString());

    for (int i = 1; i <= 3000; i++) {
      assertThat(found.order().get(i - 1)).isEqualTo(i % 7 == 0 ? "!" + i : i + " R" + i);
    }
    assertThat(found.order()).hasSize(3000);
    assertThat(found.refusals())
        .allSatisfy(r -> assertThat(r.place().line()).isEqualTo((int) r.place().record()));
    assertThat(found.records())
        .allSatisfy(r -> assertThat(r.place().line()).isEqualTo((int) r.place().record()));
  }

  @Test
  void aBrokenByteInASectionIsWhereItStands() {
    byte[] xml =
        secondBrokenText(
                record("B", "<Test><![CDATA[<?xml version='1.0'?>\n<Q>\u0100</Q>]]></Test>"))
            .getBytes(StandardCharsets.UTF_8);
    int broken = new String(xml, StandardCharsets.ISO_8859_1).indexOf(0xC4);
    xml[broken + 1] = 'x';

    Found found = Found.in(xml);

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C", "4 D");
    assertThat(found.refusals().get(0).kind()).isEqualTo(RefusalKind.ENCODING);
    assertThat(found.refusals().get(0).place().line()).isEqualTo(4);
    assertThat(Objects.requireNonNull(found.refusals().get(0).raw()).bytes())
        .endsWith(ascii("</QualificationRequest>\n"));
    assertThat(found.records()).extracting(r -> r.place().line()).containsExactly(2, 5, 6);
  }

  @Test
  void tellsACharacterThatXmlCannotHoldFromABrokenByteAfterIt() {
    byte[] xml =
        secondBrokenText(record("B", "<Test>\0</Test><Answer>\u0100</Answer>"))
            .getBytes(StandardCharsets.UTF_8);
    int broken = new String(xml, StandardCharsets.ISO_8859_1).indexOf(0xC4);
    xml[broken + 1] = 'x';

    assertThat(Found.in(xml).refusals())
        .extracting(Refusal::kind)
        .containsExactly(RefusalKind.INVALID_CHARACTER);
  }

  @Test
  void countsTheLinesOfACommentThatIsBroken() {
    Found found = secondBroken(record("B", "<!--\n\n -- \n-->"));

    assertThat(found.order()).containsExactly("1 A", "!2", "3 C", "4 D");
    assertThat(found.refusals().get(0).place().line()).isEqualTo(5);
    assertThat(found.records()).extracting(r -> r.place().line()).containsExactly(2, 7, 8);
  }

  @Test
  void aBrokenByteOutsideTheRecordsHasItsOffset() {
    byte[] xml = ("<L>abc?" + record("A") + "</L>").getBytes(StandardCharsets.UTF_8);
    xml[6] = (byte) 0xBC;

    assertThat(Found.in(xml).refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(RefusalKind.ENCODING);
              assertThat(refusal.offset()).isEqualTo(6);
            });
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
