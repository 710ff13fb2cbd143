package org.turkbridge.archive.xml;

import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.FilterWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLOutputFactory2;
import org.codehaus.stax2.XMLStreamProperties;
import org.codehaus.stax2.io.EscapingWriterFactory;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.QualificationRequest;
import org.turkbridge.translate.EmbeddedDocument;
import org.turkbridge.translate.QualificationRequestTranslation;
import org.turkbridge.xml.XmlEscaper;

/**
 * Writes legacy XML as the old service did: UTF-8, no namespace, no white space between elements,
 * text escaped.
 *
 * <p>{@link XmlArchiveReader} reads every value back as it was. For the few that it would otherwise
 * put right (a document with white space around it, or escaped; an identifier with white space
 * around it), the first character that is not a carriage return stands in a CDATA section of its
 * own.
 */
public final class LegacyXmlWriter implements Flushable {
  private static final String LIST = "QualificationRequests";

  private final XMLStreamWriter xml;

  /**
   * @param out where the UTF-8 goes; not closed
   */
  public LegacyXmlWriter(OutputStream out) throws IOException {
    try {
      this.xml = outputFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw asIo(e);
    }
  }

  private static XMLOutputFactory outputFactory() {
    XMLOutputFactory factory = new WstxOutputFactory();
    factory.setProperty(XMLStreamProperties.XSP_NAMESPACE_AWARE, false);
    factory.setProperty(XMLOutputFactory2.P_AUTOMATIC_EMPTY_ELEMENTS, false);
    factory.setProperty(XMLOutputFactory2.P_TEXT_ESCAPER, LegacyText.factory());
    factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
    // Records may be written without a root around them.
    factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_STRUCTURE, false);
    return factory;
  }

  /** Begins a document, a list of records: {@code <QualificationRequests>}. */
  public void beginList() throws IOException {
    try {
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement(LIST);
    } catch (XMLStreamException e) {
      throw asIo(e);
    }
  }

  /** Ends the list, and flushes. */
  public void endList() throws IOException {
    try {
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw asIo(e);
    }
    flush();
  }

  /**
   * Writes a record; an element that is null is left out.
   *
   * @param request as {@link QualificationRequestTranslation} makes it: XML can hold its texts
   */
  public void write(QualificationRequest request) throws IOException {
    try {
      xml.writeStartElement(ArchiveReading.RECORD);
      simple("QualificationRequestId", request.getQualificationRequestId());
      simple("QualificationTypeId", request.getQualificationTypeId());
      simple("SubjectId", request.getSubjectId());
      document("Test", request.getTest());
      document("Answer", request.getAnswer());
      simple("SubmitTime", request.getSubmitTime());
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw asIo(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      xml.flush();
    } catch (XMLStreamException e) {
      throw asIo(e);
    }
  }

  private void simple(String element, @Nullable String value) throws XMLStreamException {
    if (value != null) {
      element(element, value, EmbeddedDocument.trim(value).length() == value.length());
    }
  }

  private void document(String element, @Nullable String value) throws XMLStreamException {
    if (value != null) {
      element(element, value, EmbeddedDocument.isNormal(value));
    }
  }

  private void element(String element, String value, boolean normal) throws XMLStreamException {
    xml.writeStartElement(element);
    if (normal) {
      text(value);
    } else {
      marked(value);
    }
    xml.writeEndElement();
  }

  private void marked(String value) throws XMLStreamException {
    int returns = 0;
    while (returns < value.length() && value.charAt(returns) == '\r') {
      returns++;
    }
    int rest = returns == value.length() ? returns : value.offsetByCodePoints(returns, 1);
    text(value.substring(0, returns));
    xml.writeCData(value.substring(returns, rest));
    text(value.substring(rest));
  }

  /** As an array it is escaped in one piece: of a string come pieces, which cut surrogate pairs. */
  private void text(String value) throws XMLStreamException {
    xml.writeCharacters(value.toCharArray(), 0, value.length());
  }

  private static IOException asIo(XMLStreamException e) {
    return e.getNestedException() instanceof IOException io ? io : new IOException(e);
  }

  /** Escapes text as the old service did, and a carriage return by its number in decimals. */
  private static final class LegacyText extends FilterWriter {
    private LegacyText(Writer out) {
      super(out);
    }

    static EscapingWriterFactory factory() {
      return new EscapingWriterFactory() {
        @Override
        public Writer createEscapingWriterFor(Writer out, String encoding) {
          return new LegacyText(out);
        }

        @Override
        public Writer createEscapingWriterFor(OutputStream out, String encoding) {
          throw new UnsupportedOperationException("text goes to a writer");
        }
      };
    }

    @Override
    public void write(int c) throws IOException {
      write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      write(text.toCharArray(), from, length);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      XmlEscaper.ELEMENT.write(text, from, length, out);
    }
  }
}
