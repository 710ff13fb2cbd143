package org.turkbridge.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JUnitXmlReportTest {
  @Test
  void isValid() throws Exception {
    for (Report report :
        List.of(SampleReports.mixed(), SampleReports.clean(), SampleReports.large(250))) {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(
              Objects.requireNonNull(JUnitXmlReportTest.class.getResource("junit.xsd"), "schema"))
          .newValidator()
          .validate(new StreamSource(new StringReader(xml(report, false))));
    }
  }

  @Test
  void eachFindingIsATestThatFailsByItsWeight() throws Exception {
    Document document = parsed(xml(SampleReports.mixed(), false));

    assertThat(suites(document))
        .extracting(
            suite -> suite.getAttribute("name"),
            suite -> suite.getAttribute("tests"),
            suite -> suite.getAttribute("failures"),
            suite -> suite.getAttribute("errors"),
            suite -> suite.getAttribute("skipped"),
            suite -> suite.getAttribute("time"))
        .containsExactly(
            row("Archives verified", "2", "1", "0", "0", "1.234"),
            row("archive/2013/requests-07.xml", "2", "2", "0", "0", "0.000"),
            row("archive/2013/requests-08.xml", "2", "2", "0", "0", "0.000"),
            row("archive/" + SampleReports.HOSTILE, "1", "1", "0", "0", "0.000"),
            row("archive/2012/last.xml", "1", "0", "1", "0", "0.000"),
            row("archive/2012/all.xml", "1", "0", "0", "1", "0.000"));
    Element failure = elements(document, "failure").get(1);
    assertThat(failure.getAttribute("type")).isEqualTo("changed-value");
    assertThat(failure.getAttribute("message")).startsWith("SubmitTime is two hours off.");
    assertThat(failure.getTextContent())
        .contains("path: /QualificationRequest/SubmitTime")
        .contains("before: 2013-07-04T09:12:33Z\nafter: 2013-07-04T07:12:33Z");
  }

  @Test
  void warningsFailWhereTheyCount() throws Exception {
    Document document = parsed(xml(SampleReports.mixed(), true));

    assertThat(elements(document, "skipped")).isEmpty();
    assertThat(suites(document).get(5).getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void whatIsLeftOutFailsToo() throws Exception {
    Element test = elements(parsed(xml(SampleReports.mixed(), false)), "testcase").get(1);

    assertThat(test.getAttribute("name")).isEqualTo("findings not listed");
    assertThat(test.getTextContent())
        .contains("4 findings more than this report lists")
        .contains("value changed: 4\n")
        .doesNotContain("duplicate");
  }

  @Test
  void aReportWithoutFindingsHasATestThatPasses() throws Exception {
    Document document = parsed(xml(SampleReports.clean(), false));

    assertThat(elements(document, "testcase"))
        .extracting(test -> test.getAttribute("name"))
        .containsExactly("records compared");
    assertThat(elements(document, "failure")).isEmpty();
    assertThat(suites(document).get(0).getTextContent())
        .contains("records checked: 1339\nof kind Assignment: 1337\nof kind HIT: 2\nequal: 1240\n");
  }

  @Test
  void noTwoTestsOfASuiteHaveOneName() throws Exception {
    Finding finding = SampleReports.mixed().findings().get(0);
    Report report = SampleReports.clean();
    Document document =
        parsed(
            xml(
                new Report(
                    report.title(),
                    report.unit(),
                    report.inputs(),
                    report.program(),
                    report.begun(),
                    report.took(),
                    report.totals(),
                    List.of(finding, finding),
                    0),
                false));

    assertThat(elements(document, "testcase"))
        .extracting(test -> test.getAttribute("name"))
        .doesNotHaveDuplicates()
        .anyMatch(name -> name.endsWith("value changed /QualificationRequest/SubmitTime (2)"));
  }

  @Test
  void charactersThatXmlCannotHoldAreReplaced() throws Exception {
    String text = parsed(xml(SampleReports.mixed(), false)).getDocumentElement().getTextContent();

    assertThat(text).contains("evil\uFFFD").contains(" after \uFFFD").contains("<script>");
  }

  private static String xml(Report report, boolean strict) throws IOException {
    return SampleReports.written(new JUnitXmlReport(), report, strict);
  }

  private static Document parsed(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> suites(Document document) {
    return elements(document, "testsuite");
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Tuple row(Object... values) {
    return new Tuple(values);
  }
}
