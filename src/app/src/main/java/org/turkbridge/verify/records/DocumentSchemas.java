package org.turkbridge.verify.records;

import org.turkbridge.schema.DocumentKind;
import org.turkbridge.schema.DocumentSchema;

/** The schemas that Tests and Answers are held against; any number of threads may use them. */
record DocumentSchemas(DocumentSchema test, DocumentSchema answer) {
  static DocumentSchemas load() {
    return new DocumentSchemas(
        DocumentSchema.of(DocumentKind.QUESTION_FORM),
        DocumentSchema.of(DocumentKind.QUESTION_FORM_ANSWERS));
  }
}
