package org.turkbridge.verify.records;

import com.ctc.wstx.api.WstxInputProperties;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import org.turkbridge.xml.XmlFactories;
import org.w3c.dom.Element;

/**
 * Reads the XML of one record for itself: on purpose by other code than the archive's reader, whose
 * mistakes it would share. Prefixes are dropped, for a record alone may lack their declarations.
 */
final class WrittenRecordReader {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final XMLInputFactory factory = factory();
  private final PlainDom dom;

  WrittenRecordReader(PlainDom dom) {
    this.dom = dom;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XmlFactories.streams();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory2.P_REPORT_CDATA, true);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    // A text is one event, however many references are in it.
    factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, Integer.MAX_VALUE);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, ElementDepth.MOST);
    return factory;
  }

  /**
   * Reads a record.
   *
   * @param xml one element with everything in it
   * @throws XMLStreamException if it is not well-formed
   */
  WrittenRecord read(String xml) throws XMLStreamException {
    return read(factory.createXMLStreamReader(new StringReader(xml)));
  }

  /** As {@link #read(String)}, of UTF-8. */
  WrittenRecord read(byte[] xml) throws XMLStreamException {
    return read(factory.createXMLStreamReader(new ByteArrayInputStream(xml), UTF_8));
  }

  private WrittenRecord read(XMLStreamReader reader) throws XMLStreamException {
    try {
      reader.nextTag();
      String name = PlainDom.localName(reader.getLocalName());
      @Nullable LegacyShape shape = LegacyShape.ofRecord(name);
      if (shape == null) {
        throw new XMLStreamException("there is no record " + name);
      }
      String path = "/" + name + "[1]";
      List<Observation> strays = new ArrayList<>();
      UnmappedMarkup.ofAttributes(reader, path, FindingKind.LOST_VALUE, strays);
      return structure(reader, shape, path, strays);
    } finally {
      reader.close();
    }
  }

  /** What is in the element that a reader stands on, which is left at its end. */
  private WrittenRecord structure(
      XMLStreamReader reader, LegacyShape shape, String path, List<Observation> strays)
      throws XMLStreamException {
    List<WrittenRecord.WrittenValue> values = new ArrayList<>();
    Map<String, Integer> times = new HashMap<>();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = PlainDom.localName(reader.getLocalName());
        LegacyShape.@Nullable Part part = shape.part(name);
        String inner = path + "/" + name + "[" + times.merge(name, 1, Integer::sum) + "]";
        UnmappedMarkup.ofAttributes(
            reader, inner, part == null ? FindingKind.LEFT_OUT : FindingKind.LOST_VALUE, strays);
        values.add(
            part == null || part.shape() == null
                ? value(reader)
                : structured(reader, name, part.shape(), inner, strays));
      } else if (reader.isCharacters()) {
        UnmappedMarkup.ofText(reader.getText(), path, strays);
      }
    }
    return new WrittenRecord(shape, path, values, strays);
  }

  private WrittenRecord.WrittenValue structured(
      XMLStreamReader reader, String name, LegacyShape shape, String path, List<Observation> strays)
      throws XMLStreamException {
    List<Observation> within = new ArrayList<>();
    WrittenRecord structure = structure(reader, shape, path, within);
    boolean isBare = shape.bare() != null && structure.values().isEmpty() && within.size() == 1;
    if (!isBare) {
      strays.addAll(within);
    }
    String text = isBare ? String.valueOf(within.get(0).before()) : "";
    return new WrittenRecord.WrittenValue(name, text, null, structure, false, false);
  }

  /**
   * The document in a text, with an element of that name around it.
   *
   * @throws XMLStreamException if it is not well-formed
   */
  Element document(String name, String text) throws XMLStreamException {
    XMLStreamReader reader =
        factory.createXMLStreamReader(
            new StringReader("<" + name + ">" + text + "</" + name + ">"));
    try {
      reader.nextTag();
      return dom.element(reader);
    } finally {
      reader.close();
    }
  }

  private WrittenRecord.WrittenValue value(XMLStreamReader reader) throws XMLStreamException {
    String name = PlainDom.localName(reader.getLocalName());
    StringBuilder text = new StringBuilder();
    boolean sections = false;
    boolean hasCdata = false;
    boolean isExact = false;
    @Nullable Element element = null;
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          element = element == null ? dom.element(name, text.toString()) : element;
          element.appendChild(dom.element(reader));
        }
        case XMLStreamConstants.CDATA -> {
          String section = reader.getText();
          boolean isMark =
              !sections
                  && section.codePointCount(0, section.length()) <= 1
                  && text.chars().allMatch(c -> c == '\r');
          isExact |= isMark;
          hasCdata |= !isMark;
          sections = true;
          append(text, element, section);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE ->
            append(text, element, reader.getText());
        default -> {
          // Comments say nothing.
        }
      }
    }
    return new WrittenRecord.WrittenValue(
        name, text.toString(), element, null, hasCdata, isExact && element == null);
  }

  private void append(StringBuilder text, @Nullable Element element, String section) {
    text.append(section);
    if (element != null) {
      dom.append(element, section);
    }
  }

  /** What stands in a record where it has no value, and is lost in the other model. */
  private static final class UnmappedMarkup {
    private static final String NAMESPACE = "xmlns";

    /** Attributes that say how something is written, of XML and XML Schema, as all prefix them. */
    private static final Pattern OF_NOTATION =
        Pattern.compile("xml:space|(xsi|i):(type|schemaLocation|noNamespaceSchemaLocation)");

    private static final Pattern NOT_NIL = Pattern.compile("(xsi|i):nil=(false|0)");

    private UnmappedMarkup() {}

    /**
     * Those of the element that a reader, which knows no namespaces, stands on.
     *
     * @param path of the element
     * @param kind of what they are then
     */
    static void ofAttributes(
        XMLStreamReader reader, String path, FindingKind kind, List<Observation> strays) {
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String name = reader.getAttributeLocalName(i);
        if (!isNotation(name, reader.getAttributeValue(i))) {
          strays.add(
              ComparisonResult.difference(
                  kind, path + "/@" + name, reader.getAttributeValue(i), null));
        }
      }
    }

    /**
     * Text between elements.
     *
     * @param path of the element around it
     */
    static void ofText(String text, String path, List<Observation> strays) {
      if (!XmlSpace.trim(text).isEmpty()) {
        strays.add(
            ComparisonResult.difference(FindingKind.LOST_VALUE, path + "/text()", text, null));
      }
    }

    private static boolean isNotation(String name, String value) {
      return name.equals(NAMESPACE)
          || name.startsWith(NAMESPACE + ":")
          || OF_NOTATION.matcher(name).matches()
          || NOT_NIL.matcher(name + "=" + value).matches();
    }
  }
}
