package org.turkbridge.local.scoring;

import com.ctc.wstx.stax.WstxInputFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.ValidationEventLocator;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.scoring.DocumentException.Fault;
import org.turkbridge.schema.DocumentEvents;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.schema.DocumentSchema;
import org.turkbridge.translate.EmbeddedDocument;
import org.turkbridge.xml.XmlCharacters;
import org.turkbridge.xml.XmlProblem;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/**
 * Reads documents of one kind by their schema.
 *
 * @param <T> the class of the root
 */
final class ValidDocumentReader<T> {
  private static final int DEEPEST = 64;

  private final DocumentKind kind;
  private final Class<T> root;
  private final JAXBContext classes;
  private final DocumentSchema schema;
  private final WstxInputFactory parsers = DocumentEvents.parsers(DEEPEST);

  /**
   * A reader.
   *
   * @param classes knows the root
   */
  ValidDocumentReader(DocumentKind kind, Class<T> root, JAXBContext classes) {
    this.kind = kind;
    this.root = root;
    this.classes = classes;
    this.schema = DocumentSchema.of(kind);
  }

  /**
   * Reads a document. White space around it is not part of it.
   *
   * @throws DocumentException unless it is well-formed, valid and short enough
   */
  ValidDocument<T> read(String text) {
    requireLength(text);
    requireCharacters(text);
    String trimmed = EmbeddedDocument.trim(text);
    if (trimmed.isEmpty()) {
      throw new DocumentException(kind, Fault.NOT_WELL_FORMED, DocumentPlace.START, "it is empty");
    }
    DocumentPlace start = DocumentPlace.behind(text, text.indexOf(trimmed));
    FirstComplaint complaint = new FirstComplaint();
    try {
      Unmarshaller unmarshaller = classes.createUnmarshaller();
      unmarshaller.setSchema(schema);
      unmarshaller.setEventHandler(complaint::handle);
      UnmarshallerHandler tree = unmarshaller.getUnmarshallerHandler();
      DocumentEvents events = new DocumentEvents(kind, tree, parsers);
      IdentityHashMap<Object, DocumentPlace> places = new IdentityHashMap<>();
      unmarshaller.setListener(
          new Unmarshaller.Listener() {
            @Override
            public void beforeUnmarshal(Object target, @Nullable Object parent) {
              @Nullable Locator place = events.place();
              if (place != null) {
                places.put(
                    target,
                    start.plus(new DocumentPlace(place.getLineNumber(), place.getColumnNumber())));
              }
            }
          });
      events.parse(trimmed);
      return new ValidDocument<>(
          kind, root.cast(tree.getResult()), events.writtenNamespace(), places);
    } catch (SAXException e) {
      throw complaint.first == null ? notWellFormed(e, start) : notValid(complaint.first, start);
    } catch (JAXBException e) {
      throw new IllegalStateException("cannot read a valid " + kind.root(), e);
    }
  }

  private void requireLength(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > kind.mostBytes()) {
      throw new DocumentException(
          kind,
          Fault.TOO_LONG,
          DocumentPlace.START,
          "it has " + bytes + " bytes; at most " + kind.mostBytes() + " are allowed");
    }
  }

  private void requireCharacters(String text) {
    int invalid = XmlCharacters.firstInvalid(text);
    if (invalid >= 0) {
      throw new DocumentException(
          kind,
          Fault.NOT_WELL_FORMED,
          DocumentPlace.behind(text, invalid),
          String.format("XML cannot hold the character U+%04X", text.codePointAt(invalid)));
    }
  }

  private DocumentException notWellFormed(SAXException e, DocumentPlace start) {
    XmlProblem problem =
        e.getException() instanceof XMLStreamException broken
            ? XmlProblem.of(broken)
            : XmlProblem.of(e);
    return new DocumentException(
        kind,
        Fault.NOT_WELL_FORMED,
        problem.line() == 0
            ? start
            : start.plus(new DocumentPlace(problem.line(), problem.column())),
        "cannot be read as XML: " + ShortQuotation.shortened(problem.message()));
  }

  private DocumentException notValid(ValidationEvent event, DocumentPlace start) {
    ValidationEventLocator locator = event.getLocator();
    DocumentPlace place = new DocumentPlace(locator.getLineNumber(), locator.getColumnNumber());
    String message = kind.unqualified(String.valueOf(event.getMessage()));
    return new DocumentException(
        kind,
        Fault.NOT_VALID,
        start.plus(place),
        "not valid by the schema: " + ShortQuotation.shortened(message));
  }

  /** What the validator said first; it is asked no more. */
  private static final class FirstComplaint {
    private @Nullable ValidationEvent first;

    private boolean handle(ValidationEvent event) {
      if (first == null) {
        first = event;
      }
      return false;
    }
  }
}
