package org.turkbridge.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import org.turkbridge.xml.XmlFactories;
import org.xml.sax.SAXException;

/** The bundled schema of a kind of document. It fetches nothing, and complains in English. */
public final class DocumentSchema extends Schema {
  private static final String LOCALE = "http://apache.org/xml/properties/locale";

  /** Each is read once: it may be shared, and takes longer to read than a document. */
  private static final Map<DocumentKind, DocumentSchema> READ = new ConcurrentHashMap<>();

  private final Schema schema;

  private DocumentSchema(Schema schema) {
    this.schema = schema;
  }

  /** The one of that kind. Threads may share it. */
  public static DocumentSchema of(DocumentKind kind) {
    return READ.computeIfAbsent(kind, DocumentSchema::read);
  }

  private static DocumentSchema read(DocumentKind kind) {
    String file = "/schemas/" + kind.root() + ".xsd";
    try (InputStream in = DocumentSchema.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + file);
      }
      return new DocumentSchema(XmlFactories.schemas().newSchema(new StreamSource(in)));
    } catch (SAXException e) {
      throw new IllegalStateException(file + " is not a schema", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ValidatorHandler newValidatorHandler() {
    ValidatorHandler handler = schema.newValidatorHandler();
    try {
      handler.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      handler.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      handler.setProperty(LOCALE, Locale.ROOT);
      return handler;
    } catch (SAXException e) {
      throw new IllegalStateException("the validator lacks a property", e);
    }
  }

  @Override
  public Validator newValidator() {
    return schema.newValidator();
  }
}
