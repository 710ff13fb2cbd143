package org.turkbridge.verify.records;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.schema.DocumentSchema;

/** The schemas that documents are held against; any number of threads may use them. */
record DocumentSchemas(Map<DocumentKind, DocumentSchema> byKind) {
  /** The documents that a Question may be. */
  static final Set<DocumentKind> QUESTIONS =
      Set.of(
          DocumentKind.QUESTION_FORM, DocumentKind.EXTERNAL_QUESTION, DocumentKind.HTML_QUESTION);

  static DocumentSchemas load() {
    Map<DocumentKind, DocumentSchema> schemas = new EnumMap<>(DocumentKind.class);
    QUESTIONS.forEach(kind -> schemas.put(kind, DocumentSchema.of(kind)));
    for (DocumentKind kind : Set.of(DocumentKind.QUESTION_FORM_ANSWERS, DocumentKind.ANSWER_KEY)) {
      schemas.put(kind, DocumentSchema.of(kind));
    }
    return new DocumentSchemas(schemas);
  }

  DocumentSchemas {
    byKind = Map.copyOf(byKind);
  }

  /** The one of a kind. */
  DocumentSchema of(DocumentKind kind) {
    return Objects.requireNonNull(byKind.get(kind));
  }
}
