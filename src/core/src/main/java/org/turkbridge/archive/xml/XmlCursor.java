package org.turkbridge.archive.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.exc.WstxUnexpectedCharException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.util.function.Supplier;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.turkbridge.xml.XmlFactories;

/**
 * A parser over the text of an archive. Names are as written, with their prefix: archives lose the
 * declarations of prefixes when they are cut.
 */
final class XmlCursor {
  /** The longest text, comment or tag that is read, in characters as written. */
  static final int LONGEST_TOKEN = 1 << 22;

  /** How deep elements may be nested. */
  static final int DEEPEST_ELEMENT = 1000;

  /** Makes cursors. Nothing outside the text is ever read, and no entity expanded. */
  static final class Factory {
    private final WstxInputFactory documents = factory(WstxInputProperties.PARSING_MODE_DOCUMENTS);
    private final WstxInputFactory fragment = factory(WstxInputProperties.PARSING_MODE_FRAGMENT);

    /**
     * A cursor over the text from its position on, which is that of the start.
     *
     * @throws XMLStreamException if a declaration at the start is broken
     */
    XmlCursor open(XmlText text, ResumePoint start) throws XMLStreamException {
      // Behind a declaration that never ends reading goes on from its beginning, which must be
      // there.
      text.allow(XmlText.BLOCK);
      WstxInputFactory factory = start.kind() == ResumePoint.Kind.FRAGMENT ? fragment : documents;
      return new XmlCursor((XMLStreamReader2) factory.createXMLStreamReader(text), text, start);
    }

    private static WstxInputFactory factory(WstxInputProperties.ParsingMode mode) {
      WstxInputFactory factory = XmlFactories.streams();
      factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
      factory.setProperty(WstxInputProperties.P_INPUT_PARSING_MODE, mode);
      factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST_ELEMENT);
      // A section of text in one piece: what a CDATA section holds tells how to read it.
      factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, Integer.MAX_VALUE);
      return factory;
    }
  }

  private static final String DECLARATION = "<?xml";
  private static final String COMMENT = "<!--";
  private static final String HYPHENS = "String '--' not allowed in comment";

  private final XMLStreamReader2 xml;
  private final XmlText text;
  private final ResumePoint start;

  /** How many lines end in declarations that the parser does not count. */
  private int linesOfDeclarations;

  private XmlCursor(XMLStreamReader2 xml, XmlText text, ResumePoint start) {
    this.xml = xml;
    this.text = text;
    this.start = start;
    Location read = xml.getLocationInfo().getCurrentLocation();
    this.linesOfDeclarations =
        text.lineEnds(start.position(), start.position() + read.getCharacterOffset())
            - (read.getLineNumber() - 1);
  }

  /**
   * Goes to the next event, one of {@link XMLStreamConstants}.
   *
   * @throws BrokenXmlException at a CDATA section that took in the next record
   */
  int next() throws XMLStreamException, BrokenXmlException {
    text.allow(LONGEST_TOKEN);
    int event = xml.next();
    if (event == XMLStreamConstants.START_DOCUMENT) {
      // Of a later declaration it is only the one behind its name.
      long behindName = position() + DECLARATION.length();
      linesOfDeclarations += text.lineEnds(behindName, behindName + 1);
    }
    if (event == XMLStreamConstants.CDATA && StartTags.isSwallowedIn(text())) {
      throw BrokenXmlException.swallowedRecord(this);
    }
    return event;
  }

  boolean hasNext() throws XMLStreamException {
    return xml.hasNext();
  }

  /** Lets the next parser of this thread have its memory; it must not be used any more. */
  void close() throws XMLStreamException {
    xml.close();
  }

  /** The text of the event. */
  String text() throws XMLStreamException {
    return now(xml::getText);
  }

  /** The data of the processing instruction, empty if it has none. */
  String instructionData() throws XMLStreamException {
    @Nullable String data = now(xml::getPIData);
    return data == null ? "" : data;
  }

  private static <T extends @Nullable Object> T now(Supplier<T> lazy) throws XMLStreamException {
    try {
      return lazy.get();
    } catch (WstxLazyException e) {
      if (e.getCause() instanceof XMLStreamException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** The parser itself, to copy what it stands on. */
  XMLStreamReader2 parser() {
    return xml;
  }

  /** The name of the element without its prefix. */
  String localName() {
    return localName(xml.getLocalName());
  }

  /** Whether it stands on the start tag of a record. */
  boolean isAtRecord() {
    return RecordNames.contains(xml.getLocalName());
  }

  static String localName(String name) {
    return name.substring(name.lastIndexOf(':') + 1);
  }

  /** The encoding that the document which now begins says it has, null if it says nothing. */
  @Nullable String declaredEncoding() {
    return xml.getCharacterEncodingScheme();
  }

  /** Where the event begins in the text. */
  long position() {
    return start.position() + xml.getLocationInfo().getStartingCharOffset();
  }

  /** The line on which the event begins. */
  int line() {
    return absolute(xml.getLocationInfo().getStartLocation().getLineNumber());
  }

  /** How far the parser has come in the text: behind the character that it could not take. */
  long reached() {
    // The parser's own offset is cut to 32 bits; it is never further than 2^31 behind the text's.
    long end = text.position() - start.position();
    int behind = (int) end - xml.getLocationInfo().getCurrentLocation().getCharacterOffset();
    return text.position() - Math.max(0, behind);
  }

  /** Behind the character that was wrong. */
  long reached(XMLStreamException mistake) {
    long reached = reached();
    // In sections and comments the parser forgets where it was, though not on which line.
    long wrong = -1;
    if (mistake instanceof WstxUnexpectedCharException unexpected && unexpected.getChar() < ' ') {
      wrong = text.find(String.valueOf(unexpected.getChar()), reached - 1);
    } else if (String.valueOf(mistake.getMessage()).startsWith(HYPHENS)) {
      wrong = text.find("--", position() + COMMENT.length());
    }
    return wrong < 0 ? reached : wrong + 1;
  }

  /** What stands between two positions of the text, as far as it is remembered. */
  String source(long from, long to) {
    return text.raw().between(from, to).text().orElse("");
  }

  /** The line that the parser has come to. */
  int lineReached() {
    return absolute(xml.getLocationInfo().getCurrentLocation().getLineNumber());
  }

  private int absolute(int line) {
    return start.line() + linesOfDeclarations + line - 1;
  }
}
