package org.turkbridge.archive.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.xml.Found.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.Told;
import org.turkbridge.translate.Whitespace;

/** A whole record is read, or refused by name, whatever program put it into whatever shape. */
class XmlShapesOfOthersTest {
  private static final XmlArchiveReader READER = new XmlArchiveReader(Whitespace.STRIP);
  private static final String A = record("A");

  /** What is found in one piece, which is what is found in stretches. */
  private static Found found(String document) {
    byte[] bytes = document.getBytes(UTF_8);
    try {
      Told whole = new Told();
      READER.read("a.xml", new ByteArrayInputStream(bytes), whole);
      for (int size : new int[] {64, 200, 1000}) {
        assertThat(
                InStretches.read(
                        new XmlSplitter(READER, "a.xml", new ByteArrayInputStream(bytes), size))
                    .words())
            .isEqualTo(whole.words());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Found.in(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"item", "row", "qualificationRequest", "n:qualification_request"})
  void refusesARecordThatHasAnotherName(String name) {
    String other =
        A.replace("<QualificationRequest>", "<" + name + ">\n")
            .replace("</QualificationRequest>", "</" + name + ">");

    Found found = found("<L xmlns:n='n'>\n" + A + other + A + other + "</L>");

    assertThat(found.order()).containsExactly("1 A", "!0", "2 A", "!0");
    assertThat(found.refusals().get(0).kind()).isEqualTo(RefusalKind.WRONG_TYPE);
    assertThat(found.refusals().get(0))
        .hasToString(
            "a.xml: line 2: <"
                + name.replace("n:", "")
                + "> holds what a QualificationRequest holds, and is not read; name it and what is"
                + " in it as the API does");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SubjectId", "SubmitTime", "Test", "QualificationTypeId"})
  void refusesARecordWhoseElementsAreWrittenInAnotherWay(String element) {
    String small =
        element.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + element.substring(1);

    Found found = found("<L>" + A.replace(element + ">", small + ">") + A + "</L>");

    assertThat(found.order()).containsExactly("!1", "2 A");
    assertThat(found.refusals().get(0).cause())
        .isEqualTo(
            "the record has "
                + small
                + " in place of "
                + element
                + "; write all names as the API does");
  }

  @Test
  void refusesARecordThatHoldsOthersWhereverItsOwnFieldsStand() {
    String fields =
        "<QualificationRequestId>H</QualificationRequestId><QualificationTypeId>Q</QualificationTypeId>"
            + "<SubmitTime>2014-08-15T00:00:00Z</SubmitTime>";

    assertThat(found("<L><Row>" + fields + A + A + "</Row></L>").order())
        .containsExactly("!0", "1 A", "2 A");
    assertThat(found("<L><Row>" + A + A + fields + "</Row></L>").order())
        .containsExactly("1 A", "2 A", "!0");
  }

  @Test
  void refusesARecordOfAttributes() {
    String row = "<row QualificationRequestId='R' QualificationTypeId='Q' SubmitTime='t'";

    assertThat(found("<L>" + row + "/>" + A + row + "/></L>").order())
        .containsExactly("!0", "1 A", "!0");
    assertThat(found("<L>" + row + ">" + A + A + "</row></L>").order())
        .containsExactly("!0", "1 A", "2 A");
  }

  @Test
  void refusesRecordsThatAreTextInPieces() {
    String cut = A.replace("<SubmitTime>", "]]><![CDATA[<SubmitTime>");

    assertThat(found("<L><s><![CDATA[" + cut + "]]></s></L>").order()).containsExactly("!0");
    assertThat(found("<L><s><![CDATA[" + A + "]]></s><s>SubmitTime</s></L>").order())
        .containsExactly("!0");
  }

  @Test
  void refusesARecordOfSmallNames() {
    String small = A.toLowerCase(java.util.Locale.ROOT);

    assertThat(found("<L>" + small + small + "</L>").order()).containsExactly("!0", "!0");
    assertThat(found("<L>" + A + small + "</L>").order()).containsExactly("1 A", "!0");
  }

  @Test
  void refusesRecordsThatAreText() {
    String escaped = A.replace("&", "&amp;").replace("<", "&lt;");
    for (String text :
        new String[] {
          escaped,
          "INFO answer: " + escaped,
          "<![CDATA[<?xml version='1.0'?><R>" + A + "</R>]]>",
          escaped.replace("&", "&amp;"),
          "{\"QualificationRequestId\":\"A\",\"SubmitTime\":1}",
          "{\"qualificationRequestId\":\"A\",\"submitTime\":1}"
        }) {
      assertIsRefused("<line>" + text + "</line>");
      if (!text.contains("<")) {
        assertIsRefused("<line x='1' y='" + text.replace("'", "&#39;") + "'/>");
      }
    }
  }

  private static void assertIsRefused(String line) {
    Found found = found("<L>\n" + A + line + A + "</L>");

    assertThat(found.order()).containsExactly("1 A", "!0", "2 A");
    assertThat(found.refusals().get(0))
        .hasToString(
            "a.xml: line 2: <line> holds records as text, which is not read; put that text into a"
                + " file of its own");
  }

  /** As data sets of .NET and record sets of ADO write it, and a WSDL. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:sequence>"
            + "<xs:element name='QualificationRequestId'/><xs:element name='SubmitTime'/>"
            + "</xs:sequence></xs:schema>",
        "<s:Schema><s:ElementType><s:AttributeType name='QualificationRequestId'/>"
            + "<s:AttributeType name='QualificationTypeId'/></s:ElementType></s:Schema>"
      })
  void passesASchemaOver(String schema) {
    String row = "<Row QualificationRequestId='C' SubmitTime='t'/>";

    assertThat(found("<L>" + schema + A + row + schema + "</L>").order())
        .containsExactly("1 A", "!0");
    assertThat(found(schema).order()).isEmpty();
  }

  /** As databases, spreadsheets and property lists write them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Row><field name='QualificationRequestId'>A</field><field name='SubmitTime'>t</field></Row>",
        "<Row><Cell><Data>QualificationRequestId</Data></Cell><Cell><Data> SubmitTime </Data></Cell></Row>",
        "<Row><key>QualificationRequestId</key><v>A</v><key>QualificationTypeId</key><v>Q</v></Row>",
        "<Row><p><n>QualificationRequestId</n><v>A</v></p><p><n>SubmitTime</n><v>t</v></p></Row>"
      })
  void refusesARecordWhosePartsAreNamedByValues(String row) {
    Found found = found("<L>" + A + row + "<x>\n" + row + "</x>" + A + "</L>");

    assertThat(found.order()).containsExactly("1 A", "!0", "!0", "2 A");
    assertThat(found.refusals().get(1))
        .hasToString(
            "a.xml: line 2: <Row> names the parts of a record as values, which is not read; write"
                + " the record as the API does");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Arguments><Argument Name='QualificationTypeId' Value='Q'/>"
            + "<Argument Name='SortProperty' Value='SubmitTime'/></Arguments>",
        "<GrantQualificationRequest><QualificationRequestId>A</QualificationRequestId><IntegerValue>1"
            + "</IntegerValue></GrantQualificationRequest>",
        "<ApproveAssignmentRequest><AssignmentId>A</AssignmentId></ApproveAssignmentRequest>",
        "<ChangeHITTypeOfHITRequest><HITId>H</HITId><HITTypeId>T</HITTypeId>"
            + "</ChangeHITTypeOfHITRequest>",
        "<note>a QualificationRequestId and a SubmitTime</note>"
      })
  void takesNothingElseForOne(String xml) {
    assertThat(found("<L>" + xml + A + xml + "</L>").order()).containsExactly("1 A");
  }
}
