package org.turkbridge.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

final class XmlProblemTest {
  private static final String BROKEN = "<a>\n<b></c></a>";

  private static XMLStreamReader open() throws XMLStreamException {
    return XmlFactories.streams().createXMLStreamReader(new StringReader(BROKEN));
  }

  @Test
  void placeOfWoodstoxIsSaidOnceAndFirst() {
    XMLStreamException e =
        catchThrowableOfType(
            XMLStreamException.class,
            () -> {
              XMLStreamReader xml = open();
              while (xml.hasNext()) {
                xml.next();
              }
            });
    assertThat(e).hasMessageContaining("row,col");
    XmlProblem problem = XmlProblem.of(e);
    assertThat(problem.message()).isEqualTo("Unexpected close tag </c>; expected </b>.");
    assertThat(problem.text())
        .isEqualTo("line 2, column 6: Unexpected close tag </c>; expected </b>.");
  }

  @Test
  void placeOfTheJdkIsSaidOnceAndFirst() throws XMLStreamException {
    XMLStreamReader xml = open();
    xml.next();
    XMLStreamException e = new XMLStreamException("no <a>\nat all", xml.getLocation());
    assertThat(e).hasMessageContaining("row,col");
    assertThat(XmlProblem.of(e).text()).isEqualTo("line 1, column 1: no <a>\nat all");
  }

  @Test
  void withoutAPlaceTheMessageIsAll() {
    assertThat(XmlProblem.of(new XMLStreamException("x")).text()).isEqualTo("x");
    assertThat(XmlProblem.of(new SAXException("x")).text()).isEqualTo("x");
    assertThat(XmlProblem.of(new SAXParseException("x", null)).text()).isEqualTo("x");
    assertThat(XmlProblem.of(new XMLStreamException()).text()).isEqualTo("unreadable");
  }

  @Test
  void ofSaxAsOfStreams() {
    assertThat(XmlProblem.of(new SAXParseException("x", null, null, 3, 4)).text())
        .isEqualTo("line 3, column 4: x");
    assertThat(
            XmlProblem.of(new SAXParseException("x\n at [row,col {a}]: [3,4]", null, null, 3, 4))
                .saying("y")
                .text())
        .isEqualTo("line 3, column 4: y");
  }

  @Test
  void ofALongMessageThereAreTheEnds() {
    String face = "\uD83D\uDE00";
    String message = XmlProblem.of(new SAXException("'" + face.repeat(40_000) + "' is bad")).text();

    assertThat(message).startsWith("'" + face).endsWith(face + "' is bad").hasSizeLessThan(505);
    assertThat(message.replace(face, "")).isEqualTo("'...' is bad");
    assertThat(XmlProblem.of(new SAXException("x".repeat(500))).text()).hasSize(500);
  }
}
