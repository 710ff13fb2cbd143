package org.turkbridge.console.document;

import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.turkbridge.xml.XmlFactories;

/** What XHTML in a form says, as text in lines. */
final class FormattedText {
  private static final Set<String> LINES =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "li",
          "table",
          "tr",
          "br",
          "hr",
          "pre",
          "blockquote");
  private static final Set<String> CELLS = Set.of("td", "th");

  private final StringBuilder text = new StringBuilder();

  private FormattedText() {}

  /** The lines; the XHTML as it is where it is not well-formed. */
  static String of(String xhtml) {
    XMLInputFactory parsers = XmlFactories.streams();
    try {
      XMLStreamReader events =
          parsers.createXMLStreamReader(
              new StringReader("<body>" + xhtml.replace("&nbsp;", "&#160;") + "</body>"));
      FormattedText formatted = new FormattedText();
      while (events.hasNext()) {
        formatted.add(events, events.next());
      }
      return formatted.text.toString().replaceAll(" *\n\\s*", "\n").strip();
    } catch (XMLStreamException e) {
      return xhtml;
    }
  }

  private void add(XMLStreamReader events, int event) {
    switch (event) {
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          text.append(events.getText().replaceAll("[ \t\r\n]+", " "));
      case XMLStreamConstants.START_ELEMENT -> start(events, events.getLocalName());
      case XMLStreamConstants.END_ELEMENT -> {
        if (LINES.contains(events.getLocalName())) {
          text.append('\n');
        } else if (CELLS.contains(events.getLocalName())) {
          text.append(" | ");
        }
      }
      default -> {
        // Says nothing.
      }
    }
  }

  private void start(XMLStreamReader events, String name) {
    if (LINES.contains(name)) {
      text.append('\n');
    }
    switch (name) {
      case "li" -> text.append("\u2022 ");
      case "img" ->
          text.append("[image ")
              .append(attribute(events, "alt"))
              .append(attribute(events, "src"))
              .append("] ");
      case "a" -> text.append(attribute(events, "href"));
      default -> {
        // Its text follows.
      }
    }
  }

  private static String attribute(XMLStreamReader events, String name) {
    return Optional.ofNullable(events.getAttributeValue(null, name))
        .map(value -> value + " ")
        .orElse("");
  }
}
