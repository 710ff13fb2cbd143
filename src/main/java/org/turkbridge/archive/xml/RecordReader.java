package org.turkbridge.archive.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.translate.Whitespace;

/** Reads QualificationRequests, each from its start tag to its end tag. */
final class RecordReader {
  private final Whitespace whitespace;

  RecordReader(Whitespace whitespace) {
    this.whitespace = whitespace;
  }

  Whitespace whitespace() {
    return whitespace;
  }

  /**
   * Reads the record that the cursor stands on and tells the visitor.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause read(XmlCursor cursor, NamespaceScope around, Place place, ArchiveVisitor visitor)
      throws XMLStreamException, BrokenXmlException {
    RecordDraft draft = new RecordDraft();
    around.open(cursor.parser());
    for (int event = cursor.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = cursor.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        child(cursor, around, draft);
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw BrokenXmlException.newDocument(cursor);
      }
    }
    around.close();
    return draft.tell(place, visitor);
  }

  private void child(XmlCursor cursor, NamespaceScope around, RecordDraft draft)
      throws XMLStreamException, BrokenXmlException {
    String name = cursor.localName();
    @Nullable RecordElement element = RecordElement.named(name);
    around.open(cursor.parser());
    if (element == null) {
      draft.unknown(name);
      skip(cursor);
    } else {
      draft.put(
          element,
          element.isDocument()
              ? ValueReader.document(cursor, around, whitespace)
              : element == RecordElement.SUBMIT_TIME
                  ? ValueReader.quotable(cursor, around)
                  : ValueReader.simple(cursor, around));
    }
    around.close();
  }

  private static void skip(XmlCursor cursor) throws XMLStreamException, BrokenXmlException {
    if (cursor.localName().equals(ArchiveReading.RECORD)) {
      throw BrokenXmlException.nestedRecord(cursor, ArchiveReading.RECORD);
    }
    int depth = 1;
    while (depth > 0) {
      switch (cursor.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (cursor.localName().equals(ArchiveReading.RECORD)) {
            throw BrokenXmlException.nestedRecord(cursor, ArchiveReading.RECORD);
          }
          depth++;
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.END_DOCUMENT -> throw BrokenXmlException.newDocument(cursor);
        default -> {
          // The text of an unknown element.
        }
      }
    }
  }
}
