package org.turkbridge.local.scoring;

/**
 * A document that cannot be used. The message names the document, the place, what is wrong there
 * and, where that is not plain, what to do; it is for the caller who sent it.
 */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** In what way a document is wrong: the first that is met, reading from its start. */
  public enum Fault {
    /** It has more bytes than the API takes. */
    TOO_LONG,
    /** It is not XML, or has a document type declaration, which is never taken. */
    NOT_WELL_FORMED,
    /** It is XML, but not as the schema of its kind has it. */
    NOT_VALID,
    /** It is valid, but a FormattedContent in it is not of the XHTML that is allowed. */
    NOT_XHTML,
    /** It is valid, but at odds with itself, with a rule of the API or with the test. */
    INCONSISTENT
  }

  private final Fault fault;
  private final int line;
  private final int column;

  DocumentException(String document, Fault fault, DocumentPlace place, String message) {
    // An answer like any other: the stack says nothing.
    super(
        document + ", line " + place.line() + ", column " + place.column() + ": " + message,
        null,
        false,
        false);
    this.fault = fault;
    this.line = place.line();
    this.column = place.column();
  }

  public Fault fault() {
    return fault;
  }

  /** From 1; that of the start if the document as a whole is wrong. */
  public int line() {
    return line;
  }

  /** From 1, in UTF-16 units; that of the start if the document as a whole is wrong. */
  public int column() {
    return column;
  }
}
