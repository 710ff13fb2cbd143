package org.turkbridge.archive.xml;

import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.FilterWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLOutputFactory2;
import org.codehaus.stax2.XMLStreamProperties;
import org.codehaus.stax2.io.EscapingWriterFactory;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.message.Price;
import org.turkbridge.translate.EmbeddedDocument;
import org.turkbridge.translate.HitTranslation;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.SubmitTimes;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.xml.XmlEscaper;
import software.amazon.awssdk.core.SdkPojo;

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

  /**
   * Writes a record; what is null is left out.
   *
   * @param value of the SDK's type for the kind, of texts that XML can hold
   * @throws UntranslatableException if the legacy model has no such value; nothing is written then
   */
  public void write(RecordKind kind, SdkPojo value) throws IOException {
    LegacyRecord record = LegacyRecord.of(kind);
    requireWritable(record.type(), value);
    try {
      structure(record.element(), record.type(), value);
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

  private static void requireWritable(RecordType type, SdkPojo value) {
    for (RecordElement element : type.elements()) {
      @Nullable Object held = element.isWritten() ? element.held().apply(value) : null;
      if (held != null && element.notation() == RecordElement.Notation.PRICE) {
        requireAmount(element.name(), (String) held);
      } else if (held != null && element.structure() != null) {
        List<?> structures = held instanceof List<?> list ? list : List.of(held);
        for (Object each : structures) {
          requireWritable(element.structure(), (SdkPojo) each);
        }
      }
    }
  }

  private static void requireAmount(String name, String dollars) {
    try {
      HitTranslation.price(dollars);
    } catch (NumberFormatException e) {
      throw new UntranslatableException(
          name
              + " "
              + Quotation.of(dollars)
              + " is no amount of dollars such as 0.05; put it right");
    }
  }

  private void structure(String name, RecordType type, SdkPojo value) throws XMLStreamException {
    xml.writeStartElement(name);
    for (RecordElement element : type.elements()) {
      @Nullable Object held = element.isWritten() ? element.held().apply(value) : null;
      if (held instanceof List<?> list) {
        for (Object each : list) {
          element(element, each);
        }
      } else if (held != null) {
        element(element, held);
      }
    }
    xml.writeEndElement();
  }

  private void element(RecordElement element, Object held) throws XMLStreamException {
    String name = element.name();
    switch (element.notation()) {
      case DOCUMENT -> element(name, (String) held, EmbeddedDocument.isNormal((String) held));
      case TEXT -> element(name, (String) held, true);
      case TIME -> element(name, SubmitTimes.print((Instant) held), true);
      case PRICE -> price(name, HitTranslation.price((String) held));
      case STRUCTURE ->
          structure(name, Objects.requireNonNull(element.structure()), (SdkPojo) held);
      case IDENTIFIER, VALUE -> {
        String text = element.scalar().legacy(held);
        element(name, text, EmbeddedDocument.trim(text).length() == text.length());
      }
      case IGNORED -> {
        // It has nothing of the current model.
      }
    }
  }

  private void price(String name, Price price) throws XMLStreamException {
    xml.writeStartElement(name);
    element("Amount", price.getAmount().toPlainString(), true);
    element("CurrencyCode", price.getCurrencyCode(), true);
    element("FormattedPrice", price.getFormattedPrice(), true);
    xml.writeEndElement();
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
