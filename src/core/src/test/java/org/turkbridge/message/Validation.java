package org.turkbridge.message;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.NullMarked;
import org.xml.sax.SAXException;

/** Validates documents with one of the bundled schemas, fetching nothing. */
// NullMarked class by class: a package-info here would mark the generated classes of the package,
// too.
@NullMarked
final class Validation {
  private final Schema schema;

  private Validation(Schema schema) {
    this.schema = schema;
  }

  /** By the schema of this file name, as it is in the jar. */
  static Validation by(String schemaName) {
    URL resource =
        Objects.requireNonNull(
            Validation.class.getResource("/schemas/" + schemaName), "no schema " + schemaName);
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      try (var stream = resource.openStream()) {
        return new Validation(factory.newSchema(new StreamSource(stream)));
      }
    } catch (SAXException e) {
      throw new IllegalStateException(schemaName + " is not a schema", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first complaint about a document, or nothing if it is valid. */
  Optional<String> complaint(String document) {
    return complaint(new StreamSource(new StringReader(document)));
  }

  /** The first complaint about a document, or nothing if it is valid. */
  Optional<String> complaint(Source document) {
    try {
      Validator validator = schema.newValidator();
      validator.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.validate(document);
      return Optional.empty();
    } catch (SAXException e) {
      return Optional.of(e.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
