package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.xml.Found.record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class XmlArchiveReaderValuesTest {
  private static ArchivedRecord read(String test) {
    return Found.onlyIn(record("A", test));
  }

  @Test
  void keepsAbsentEmptyAndBlankApart() {
    assertThat(read("").value(QualificationRequest.class).test()).isNull();
    assertThat(read("<Test/>").value(QualificationRequest.class).test()).isEmpty();
    assertThat(read("<Test></Test>").value(QualificationRequest.class).test()).isEmpty();
    assertThat(read("<Test> \n</Test>").value(QualificationRequest.class).test()).isEqualTo(" \n");
    assertThat(read("<Test> \n</Test>").normalisations()).isEmpty();
  }

  @Test
  void readsEscapedDocument() {
    ArchivedRecord record = read("<Test>&lt;Q&gt;a &amp;amp; b&#13;&lt;/Q></Test>");

    assertThat(record.value(QualificationRequest.class).test()).isEqualTo("<Q>a &amp; b\r</Q>");
    assertThat(record.normalisations()).isEmpty();
  }

  @Test
  void readsCdata() {
    ArchivedRecord record =
        read("<Test><![CDATA[<Q>a]]>&amp;<![CDATA[]]]]><![CDATA[></Q>]]></Test>");

    assertThat(record.value(QualificationRequest.class).test()).isEqualTo("<Q>a&]]></Q>");
    assertThat(record.normalisations()).containsExactly(Normalisation.CDATA);
  }

  @Test
  void stripsWhiteSpaceAroundDocument() {
    ArchivedRecord record = read("<Test>\n  &lt;Q> a &lt;/Q>\n</Test>");

    assertThat(record.value(QualificationRequest.class).test()).isEqualTo("<Q> a </Q>");
    assertThat(record.normalisations()).containsExactly(Normalisation.WHITE_SPACE_AROUND_DOCUMENT);
  }

  @Test
  void undoesDoubleEscaping() {
    ArchivedRecord record = read("<Test>&amp;lt;Q&amp;gt;a&amp;lt;/Q&amp;gt;</Test>");

    assertThat(record.value(QualificationRequest.class).test()).isEqualTo("<Q>a</Q>");
    assertThat(record.normalisations()).containsExactly(Normalisation.DOUBLE_ESCAPING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "<Q/>|<Q/>",
        "<Q></Q>|<Q></Q>",
        "<Q a='1\"&amp;&lt;&#10;' b='2'>x</Q>|<Q a=\"1&quot;&amp;&lt;&#xa;\" b=\"2\">x</Q>",
        "<Q>a &lt; b &amp;amp; c&#13;</Q>|<Q>a &lt; b &amp;amp; c&#xd;</Q>",
        "<Q><![CDATA[a<b]]> <R> </R></Q>|<Q><![CDATA[a<b]]> <R> </R></Q>",
        "<!-- 1 --><Q><!-- 2 --><?p d?><?q?></Q>|<!-- 1 --><Q><!-- 2 --><?p d?><?q?></Q>",
        "a &lt;<b>c</b>d|a &lt;<b>c</b>d",
        "<Q xmlns='urn:q'><R/></Q>|<Q xmlns=\"urn:q\"><R/></Q>",
        "<q:Q xmlns:q='urn:q'><q:R/></q:Q>|<q:Q xmlns:q=\"urn:q\"><q:R/></q:Q>",
      })
  void writesChildElementsBackToText(String elements, String text) {
    ArchivedRecord record = read("<Test>" + elements + "</Test>");

    assertThat(record.value(QualificationRequest.class).test()).isEqualTo(text);
    assertThat(record.normalisations()).containsExactly(Normalisation.CHILD_ELEMENTS);
  }

  @Test
  void declaresNamespacesThatChildElementsTakeFromAround() {
    Found found =
        Found.in(
            "<e:E xmlns:e='urn:e' xmlns:q='urn:q' xmlns='urn:d' xmlns:unused='urn:u'>"
                + record(
                    "A",
                    "<Test><q:Q q:a='1'><q:R/></q:Q></Test>"
                        + "<Answer xmlns:s='urn:s'><Q s:b='2' xml:lang='en'><R/><q:S/></Q></Answer>")
                + record("B", "<Test><Q xmlns=''><R/></Q></Test>")
                + "</e:E>");

    assertThat(found.records().get(0).value(QualificationRequest.class).test())
        .isEqualTo("<q:Q xmlns:q=\"urn:q\" q:a=\"1\"><q:R/></q:Q>");
    assertThat(found.records().get(0).value(QualificationRequest.class).answer())
        .isEqualTo(
            "<Q xmlns=\"urn:d\" xmlns:s=\"urn:s\" s:b=\"2\" xml:lang=\"en\"><R/>"
                + "<q:S xmlns:q=\"urn:q\"/></Q>");
    assertThat(found.records().get(1).value(QualificationRequest.class).test())
        .isEqualTo("<Q xmlns=\"\"><R/></Q>");
  }

  @Test
  void refusesChildElementsWithUndeclaredPrefix() {
    Found found = Found.in("<L>" + record("A", "<Test><q:Q/></Test>") + record("B") + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0).cause())
        .contains("Test uses the prefix q")
        .contains("declare");
  }

  @Test
  void leavesMarkedValuesAlone() {
    ArchivedRecord record =
        read("<Test><![CDATA[ ]]>&lt;Q/> </Test><Answer>&#13;<![CDATA[&]]>lt;Q/&gt;</Answer>");

    assertThat(record.value(QualificationRequest.class).test()).isEqualTo(" <Q/> ");
    assertThat(record.value(QualificationRequest.class).answer()).isEqualTo("\r&lt;Q/>");
    assertThat(record.normalisations()).isEmpty();
  }

  @Test
  void normalisesLineEndsAsXmlDoes() {
    assertThat(read("<Test>a\r\nb\rc</Test>").value(QualificationRequest.class).test())
        .isEqualTo("a\nb\nc");
  }

  @ParameterizedTest
  @CsvSource({
    "QualificationRequestId",
    "QualificationTypeId",
    "SubmitTime",
  })
  void refusesRecordWithoutRequiredElement(String element) {
    String without = record("A").replaceAll("<" + element + ">.*?</" + element + ">", "");
    Found found = Found.in("<L>\n" + without + record("B") + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0))
        .hasToString("a.xml: record 1, line 2: the record has no " + element + "; add it");
  }

  @Test
  void refusesRecordOfTheCurrentModel() {
    Found found = Found.in(record("A").replace("SubjectId", "WorkerId"));

    assertThat(found.refusals())
        .singleElement()
        .satisfies(r -> assertThat(r.cause()).contains("WorkerId", "current model", "SubjectId"));
  }

  @ParameterizedTest
  @CsvSource({
    "QualificationRequestId",
    "QualificationTypeId",
    "SubjectId",
    "SubmitTime",
    "Test",
    "Answer"
  })
  void refusesRepeatedElement(String element) {
    String twice = "<E>1</E><E>1</E>".replace("E", element);
    Found found = Found.in("<L>" + record("A", twice) + record("B") + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0).cause()).contains(element + " more than once");
  }

  @Test
  void refusesElementsInAnIdentifier() {
    Found found = Found.in(record("A<b>c</b>"));

    assertThat(found.records()).isEmpty();
    assertThat(found.refusals().get(0).cause()).contains("QualificationRequestId holds elements");
  }

  @Test
  void refusesNonCharacters() {
    Found found = Found.in("<L>" + record("A", "<Test>\uFFFE</Test>") + record("B") + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 B");
    assertThat(found.refusals().get(0).cause()).contains("Test").contains("U+FFFE");
  }
}
