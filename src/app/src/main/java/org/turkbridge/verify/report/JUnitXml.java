package org.turkbridge.verify.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.turkbridge.verify.report.JUnitSuite.JUnitTest.Outcome;
import org.turkbridge.xml.XmlCharacters;

/** Writes JUnit XML such that the stricter of its schemas, Ant's, takes it. */
final class JUnitXml {
  private static final String NO_TIME = "0.000";

  private final XMLStreamWriter xml;
  private final Report report;
  private final String timestamp;

  JUnitXml(XMLStreamWriter xml, Report report) {
    this.xml = xml;
    this.report = report;
    // In UTC; the schema has no place for the zone.
    this.timestamp =
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
            report.begun().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
  }

  void begin() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    newLine(0);
    xml.writeStartElement("testsuites");
  }

  void end() throws XMLStreamException {
    newLine(0);
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
  }

  /**
   * @param id counted from 0
   */
  void suite(int id, JUnitSuite suite) throws XMLStreamException {
    newLine(1);
    xml.writeStartElement("testsuite");
    attribute("id", Integer.toString(id));
    attribute("package", "turkbridge");
    attribute("name", suite.name());
    attribute("timestamp", timestamp);
    attribute("hostname", "localhost");
    attribute("tests", Integer.toString(suite.tests().size()));
    attribute("failures", Long.toString(suite.count(Outcome.FAILED)));
    attribute("errors", Long.toString(suite.count(Outcome.ERROR)));
    attribute("skipped", Long.toString(suite.count(Outcome.SKIPPED)));
    attribute("time", seconds(suite.took()));
    properties();
    String className = className(suite.name());
    for (JUnitSuite.JUnitTest test : suite.tests()) {
      test(className, test);
    }
    text(2, "system-out", suite.output());
    text(2, "system-err", "");
    newLine(1);
    xml.writeEndElement();
  }

  private void properties() throws XMLStreamException {
    newLine(2);
    xml.writeStartElement("properties");
    newLine(3);
    xml.writeEmptyElement("property");
    attribute("name", "program");
    attribute("value", report.program());
    newLine(2);
    xml.writeEndElement();
  }

  private void test(String className, JUnitSuite.JUnitTest test) throws XMLStreamException {
    newLine(2);
    xml.writeStartElement("testcase");
    attribute("name", test.name());
    attribute("classname", className);
    attribute("time", NO_TIME);
    switch (test.outcome()) {
      case PASSED -> {}
      case FAILED -> outcome("failure", test);
      case ERROR -> outcome("error", test);
      case SKIPPED -> outcome("skipped", test);
    }
    newLine(2);
    xml.writeEndElement();
  }

  private void outcome(String element, JUnitSuite.JUnitTest test) throws XMLStreamException {
    newLine(3);
    xml.writeStartElement(element);
    attribute("message", test.message());
    attribute("type", test.type());
    xml.writeCharacters(XmlCharacters.replaceInvalid(test.text()));
    xml.writeEndElement();
  }

  private void text(int depth, String element, String text) throws XMLStreamException {
    newLine(depth);
    xml.writeStartElement(element);
    xml.writeCharacters(XmlCharacters.replaceInvalid(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlCharacters.replaceInvalid(value));
  }

  private void newLine(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** Servers take what is before the last full stop for a package, and group by it. */
  private static String className(String suite) {
    return "turkbridge." + suite.replace('.', '_');
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
  }
}
