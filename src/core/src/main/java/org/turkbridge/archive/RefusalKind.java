package org.turkbridge.archive;

/** Why something in an archive was not carried over, coarse enough to be counted. */
public enum RefusalKind {
  /** Not XML, or not JSON, at that place. */
  NOT_WELL_FORMED("not well-formed"),
  /** The document ends too early. */
  CUT_OFF("cut off"),
  /** The record lacks an element that every one has. */
  MISSING_ELEMENT("missing element"),
  /** The record has an element twice. */
  REPEATED_ELEMENT("repeated element"),
  /** A value is of another type, such as elements where there can only be text. */
  WRONG_TYPE("value of the wrong type"),
  /** SubmitTime is not a time. */
  INVALID_TIME("not a time"),
  /** A character that XML cannot hold. */
  INVALID_CHARACTER("invalid character"),
  /** A reference to an entity, none of which is ever expanded. */
  ENTITY("entity"),
  /** A document type declaration, which is never read. */
  DOCTYPE("DOCTYPE"),
  /** A value is longer than the limit. */
  TOO_LONG("too long"),
  /** Elements or objects are nested deeper than the limit. */
  TOO_DEEP("nested too deep"),
  /** An encoding that is unknown, or not the one that the bytes are in. */
  ENCODING("wrong encoding"),
  /** A value that the output cannot hold. */
  UNWRITABLE("value that the output cannot hold"),
  /** A file, or a member of an archive file, that cannot be read or not to its end. */
  UNREADABLE("unreadable file");

  private final String label;

  RefusalKind(String label) {
    this.label = label;
  }

  /** A short name for reports. */
  public String label() {
    return label;
  }
}
