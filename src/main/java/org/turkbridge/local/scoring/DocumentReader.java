package org.turkbridge.local.scoring;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.ValidationEventLocator;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.scoring.DocumentException.Fault;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.schema.DocumentSchema;
import org.turkbridge.translate.EmbeddedDocument;
import org.turkbridge.translate.XmlCharacters;
import org.turkbridge.xml.XmlProblem;

/**
 * Reads documents of one kind by their schema.
 *
 * @param <T> the class of the root
 */
final class DocumentReader<T> {
  private final DocumentKind kind;
  private final Class<T> root;
  private final JAXBContext classes;
  private final DocumentSchema schema;
  private final String namespaceInComplaints;
  private final DocumentStream.Factory streams = new DocumentStream.Factory();

  /**
   * A reader.
   *
   * @param classes knows the root
   */
  DocumentReader(DocumentKind kind, Class<T> root, JAXBContext classes) {
    this.kind = kind;
    this.root = root;
    this.classes = classes;
    this.schema = DocumentSchema.of(kind);
    this.namespaceInComplaints = "\"" + kind.namespace() + "\":";
  }

  /**
   * Reads a document. White space around it is not part of it.
   *
   * @throws DocumentException unless it is well-formed, valid and short enough
   */
  Document<T> read(String text) {
    requireLength(text);
    requireCharacters(text);
    String trimmed = EmbeddedDocument.trim(text);
    if (trimmed.isEmpty()) {
      throw new DocumentException(kind, Fault.NOT_WELL_FORMED, Place.START, "it is empty");
    }
    Place start = Place.behind(text, text.indexOf(trimmed));
    try {
      DocumentStream xml = streams.open(kind, trimmed);
      try {
        Document<T> document = read(xml, start);
        xml.finish();
        return document;
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw notWellFormed(e, start);
    }
  }

  private Document<T> read(DocumentStream xml, Place start) throws XMLStreamException {
    String namespace = xml.writtenNamespace();
    IdentityHashMap<Object, Place> places = new IdentityHashMap<>();
    FirstComplaint complaint = new FirstComplaint();
    try {
      Unmarshaller unmarshaller = classes.createUnmarshaller();
      unmarshaller.setSchema(schema);
      unmarshaller.setEventHandler(complaint::handle);
      unmarshaller.setListener(
          new Unmarshaller.Listener() {
            @Override
            public void beforeUnmarshal(Object target, @Nullable Object parent) {
              places.put(target, start.plus(place(xml.getLocation())));
            }
          });
      Object read = unmarshaller.unmarshal(xml);
      return new Document<>(kind, root.cast(read), namespace, places);
    } catch (JAXBException e) {
      if (complaint.first != null) {
        throw notValid(complaint.first, start);
      }
      if (e.getLinkedException() instanceof XMLStreamException broken) {
        throw broken;
      }
      throw new IllegalStateException("cannot read a valid " + kind.root(), e);
    }
  }

  private void requireLength(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > kind.mostBytes()) {
      throw new DocumentException(
          kind,
          Fault.TOO_LONG,
          Place.START,
          "it has " + bytes + " bytes; at most " + kind.mostBytes() + " are allowed");
    }
  }

  private void requireCharacters(String text) {
    int invalid = XmlCharacters.firstInvalid(text);
    if (invalid >= 0) {
      throw new DocumentException(
          kind,
          Fault.NOT_WELL_FORMED,
          Place.behind(text, invalid),
          String.format("XML cannot hold the character U+%04X", text.codePointAt(invalid)));
    }
  }

  private DocumentException notWellFormed(XMLStreamException e, Place start) {
    XmlProblem problem = XmlProblem.of(e);
    return new DocumentException(
        kind,
        Fault.NOT_WELL_FORMED,
        problem.line() == 0 ? start : start.plus(new Place(problem.line(), problem.column())),
        "cannot be read as XML: " + Quotation.shortened(problem.message()));
  }

  private DocumentException notValid(ValidationEvent event, Place start) {
    ValidationEventLocator locator = event.getLocator();
    Place place = new Place(locator.getLineNumber(), locator.getColumnNumber());
    String message = String.valueOf(event.getMessage()).replace(namespaceInComplaints, "");
    return new DocumentException(
        kind,
        Fault.NOT_VALID,
        start.plus(place),
        "not valid by the schema: " + Quotation.shortened(message));
  }

  private static Place place(Location location) {
    return new Place(location.getLineNumber(), location.getColumnNumber());
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
