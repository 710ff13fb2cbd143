package org.turkbridge.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;
import org.codehaus.stax2.XMLInputFactory2;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class XmlFactoriesTest {
  private static final String SECRET = "7777";

  @TempDir private Path folder;
  private String secret = "";

  @BeforeEach
  void writeSecret() throws IOException {
    secret = Files.writeString(folder.resolve("secret"), SECRET).toUri().toString();
  }

  private String document() {
    return "<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret + "'>]><a>&e;</a>";
  }

  private static String text(String document) throws XMLStreamException {
    XMLInputFactory factory = XmlFactories.streams();
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(document));
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.CHARACTERS) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  @Test
  void streamsKnowOnlyTheEntitiesOfXml() throws XMLStreamException {
    assertThat(text("<!DOCTYPE a><a>&lt;&#65;</a>")).isEqualTo("<A");
    for (String document :
        List.of(document(), "<!DOCTYPE a [<!ENTITY e 'expanded'>]><a>&e;</a>", "<a>&e;</a>")) {
      assertThatExceptionOfType(XMLStreamException.class)
          .isThrownBy(() -> text(document))
          .withMessageContaining("Undeclared general entity \"e\"");
    }
  }

  @Test
  void streamsDoNotReadADoctypeOfAnotherFile() throws XMLStreamException {
    assertThat(text("<!DOCTYPE a SYSTEM '" + secret + "'><a/>")).isEmpty();
  }

  @Test
  void treesRefuseDoctypes() throws ParserConfigurationException {
    DocumentBuilder builder = XmlFactories.trees().newDocumentBuilder();
    builder.setErrorHandler(null);
    assertThatExceptionOfType(SAXException.class)
        .isThrownBy(() -> builder.parse(new InputSource(new StringReader(document()))))
        .withMessageContaining("DOCTYPE");
  }

  @Test
  void schemasTakeInNothing() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("other.xsd"),
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
                + "<xs:element name='a'/></xs:schema>");
    String schema =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='%s'/>"
            + "<xs:element name='b'><xs:complexType><xs:sequence><xs:element ref='a'/>"
            + "</xs:sequence></xs:complexType></xs:element></xs:schema>";
    assertThatExceptionOfType(SAXException.class)
        .isThrownBy(
            () ->
                XmlFactories.schemas()
                    .newSchema(new StreamSource(new StringReader(schema.formatted(other.toUri())))))
        .withMessageContaining("accessExternalSchema");
  }

  @Test
  void eachFactoryIsNew() {
    assertThat(XmlFactories.streams()).isNotSameAs(XmlFactories.streams());
    assertThat(XmlFactories.trees()).isNotSameAs(XmlFactories.trees());
  }
}
