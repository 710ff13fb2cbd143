package org.turkbridge.archive;

import com.ctc.wstx.exc.WstxUnexpectedCharException;
import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one archive. A parser reads until it can no more; then the next start tag of a
 * record is looked for in the text and another parser goes on from there.
 */
final class ArchiveReading {
  /** The element that is a record. */
  static final String RECORD = "QualificationRequest";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final XmlText text;
  private final XmlCursor.Factory cursors;
  private final ArchiveVisitor visitor;
  private final StartTags startTags;

  private long records;

  /** Where the last counted start tag of a record is in the text. */
  private long lastRecord = -1;

  private boolean inRecord;

  /** After a mistake outside the records, what is left of it says nothing new. */
  private boolean broken;

  private boolean anyElement;

  ArchiveReading(String file, XmlText text, XmlCursor.Factory cursors, ArchiveVisitor visitor) {
    this.file = file;
    this.text = text;
    this.cursors = cursors;
    this.visitor = visitor;
    this.startTags = new StartTags(text);
  }

  void run() throws IOException {
    @Nullable Start start = Start.ofFile();
    while (start != null) {
      start = readFrom(start);
    }
  }

  /** Reads as far as it goes, and finds out where to go on; null at the end. */
  private @Nullable Start readFrom(Start start) throws IOException {
    @Nullable XmlCursor cursor = null;
    try {
      cursor = cursors.open(text, start);
      walk(cursor);
      return null;
    } catch (BrokenXmlException e) {
      return afterBroken(e);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io && !Causes.isTooLong(e)) {
        throw io;
      }
      return cursor == null ? afterBrokenDeclaration(start, e) : afterError(start, cursor, e);
    }
  }

  private void walk(XmlCursor cursor) throws XMLStreamException, BrokenXmlException {
    NamespaceScope scope = new NamespaceScope();
    FailedResponses failures = new FailedResponses(file, visitor);
    int depth = 0;
    while (cursor.hasNext()) {
      switch (cursor.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          anyElement = true;
          if (cursor.localName().equals(RECORD)) {
            record(cursor, scope);
          } else {
            scope.open(cursor.parser());
            failures.open(cursor.localName());
            depth++;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          scope.close();
          failures.close(cursor.line());
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (failures.wantsText()) {
            failures.text(cursor.text());
          }
        }
        case XMLStreamConstants.DTD -> {
          refuse(0, cursor.line(), Causes.DOCTYPE);
          return;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          if (depth > 0) {
            throw BrokenXmlException.newDocument(cursor);
          }
        }
        case XMLStreamConstants.START_DOCUMENT -> {
          if (!XmlEncoding.reads(text.charset(), cursor.declaredEncoding())) {
            refuse(
                0,
                cursor.line(),
                "a document in another encoding than the %s of the documents before it; give it a"
                        .formatted(text.charset().name())
                    + " file of its own. Nothing from here on was read");
            return;
          }
        }
        default -> {
          // Comments and the like.
        }
      }
    }
  }

  private void record(XmlCursor cursor, NamespaceScope scope)
      throws XMLStreamException, BrokenXmlException {
    count(cursor.position());
    inRecord = true;
    new RecordReader(cursor, scope).read(new Place(file, records, cursor.line()), visitor);
    inRecord = false;
  }

  private void count(long position) {
    records++;
    lastRecord = position;
  }

  private @Nullable Start afterBroken(BrokenXmlException e) throws IOException {
    refuse(inRecord ? records : 0, e.line(), e.getMessage());
    inRecord = false;
    Start goOn = e.goOn();
    if (goOn != null && text.rewind(goOn.position()) == goOn.position()) {
      broken |= goOn.kind() == Start.Kind.FRAGMENT;
      return goOn;
    }
    broken = true;
    return searchFrom(e.searchFrom(), e.line());
  }

  private @Nullable Start afterBrokenDeclaration(Start start, XMLStreamException e)
      throws IOException {
    if (!broken) {
      refuse(0, start.line(), Causes.of(e, text, false));
    }
    broken = true;
    return searchFrom(start.position() + 1, start.line());
  }

  private @Nullable Start afterError(Start start, XmlCursor cursor, XMLStreamException e)
      throws IOException {
    long reached = cursor.reached();
    int line = cursor.lineReached();
    if (!inRecord
        && e instanceof WstxUnexpectedCharException unexpected
        && unexpected.getChar() == BYTE_ORDER_MARK) {
      // Files with byte order marks, joined.
      text.rewind(reached);
      return new Start(start.kind(), reached, line);
    }
    long token = cursor.position();
    if (token > lastRecord && startTags.isRecordAt(token, !inRecord)) {
      if (inRecord) {
        refuse(records, cursor.line(), BrokenXmlException.nestedRecord(cursor).getMessage());
      }
      count(token);
      inRecord = true;
    }
    @Nullable Start goOn;
    String cause = Causes.of(e, text, inRecord);
    if (Causes.isEnd(e) && (text.startsWith("<!", token) || text.startsWith("<?", token))) {
      goOn = searchFrom(token + 1, cursor.line());
      if (goOn != null) {
        cause = Causes.OPEN_SECTION;
        line = cursor.line();
      }
    } else if (token > start.position() && startTags.isDeclarationAt(token)) {
      goOn = searchFrom(token, cursor.line());
    } else {
      goOn = searchBehind(start, reached, line);
    }
    if (inRecord) {
      refuse(records, line, cause);
    } else if (!anyElement && Causes.isNothing(e)) {
      refuse(0, line, Causes.EMPTY);
    } else if (!broken) {
      refuse(0, line, cause);
    }
    inRecord = false;
    broken = true;
    return goOn;
  }

  /**
   * Where to go on after a mistake.
   *
   * @param reached behind the character that was wrong
   * @param line of the place reached
   */
  private @Nullable Start searchBehind(Start start, long reached, int line) throws IOException {
    // The wrong character may itself be the < of a start tag.
    long wrong = reached - 1;
    boolean tag = wrong > Math.max(start.position(), lastRecord) && text.at(wrong) == '<';
    return searchFrom(tag ? wrong : reached, line);
  }

  private @Nullable Start searchFrom(long position, int line) throws IOException {
    text.rewind(Math.max(position, lastRecord + 1));
    return startTags.next(line);
  }

  private void refuse(long record, int line, String cause) {
    visitor.refused(new Refusal(new Place(file, record, line), cause));
  }
}
