package org.turkbridge.local.scoring;

import com.ctc.wstx.stax.WstxInputFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.ValidationEventLocator;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.DocumentEvents;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.schema.DocumentSchema;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/**
 * Reads documents of one kind by their schema.
 *
 * @param <T> the class of the root
 */
final class ValidDocumentReader<T> {
  /** How deep elements may be nested. */
  static final int DEEPEST = 64;

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
    return read(DocumentText.of(kind, text));
  }

  /**
   * Reads a document.
   *
   * @throws DocumentException unless it is well-formed and valid
   */
  ValidDocument<T> read(DocumentText document) {
    DocumentPlace start = document.start();
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
      events.parse(document.text());
      return new ValidDocument<>(
          kind, root.cast(tree.getResult()), events.writtenNamespace(), places);
    } catch (SAXException e) {
      throw complaint.first == null
          ? document.notWellFormed(e)
          : notValid(document, complaint.first);
    } catch (JAXBException e) {
      throw new IllegalStateException("cannot read a valid " + kind.root(), e);
    }
  }

  private DocumentException notValid(DocumentText document, ValidationEvent event) {
    ValidationEventLocator locator = event.getLocator();
    return document.notValid(
        new DocumentPlace(locator.getLineNumber(), locator.getColumnNumber()),
        kind.unqualified(String.valueOf(event.getMessage())));
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
