package org.turkbridge.translate;

/** What becomes of the white space around the document in a Test or Answer. */
public enum Whitespace {
  /** It is no part of the document and is left out. */
  STRIP,
  /** It stays. */
  KEEP
}
