package org.turkbridge.translate;

import org.turkbridge.xml.XmlCharacters;

/** What an archive may write in more than one way and the current model in only one. */
public enum Normalisation {
  /** White space around a Test or Answer document, which is not part of it. */
  WHITE_SPACE_AROUND_DOCUMENT("white space around a document"),
  /** White space around an identifier or time, which is not part of it. */
  WHITE_SPACE_AROUND_VALUE("white space around a value"),
  /** Test or Answer held a document as child elements instead of as text. */
  CHILD_ELEMENTS("document as child elements"),
  /** Test or Answer held a document that was escaped twice. */
  DOUBLE_ESCAPING("double escaping"),
  /** Text was written in a CDATA section. */
  CDATA("CDATA"),
  /** SubmitTime had no time zone; the legacy API's times are UTC. */
  MISSING_ZONE("missing time zone"),
  /** SubmitTime had another offset than {@code Z}. */
  ZONE_OFFSET("time zone offset"),
  /**
   * SubjectId (WorkerId) is absent or empty, as in the legacy API's records of before March 2006;
   * nothing stands for it.
   */
  NO_WORKER("no worker"),
  /** An amount of money was not in dollars with two digits for the cents. */
  AMOUNT("amount in other digits"),
  /** A status, comparator or the like was capitalised in another way than in the API. */
  CAPITALS("word in other capitals"),
  /** An element that such a record does not have was left out. */
  UNKNOWN_ELEMENT("unknown element left out"),
  /** The answers stood in columns of a table; a document was made of them. */
  ANSWER_REBUILT("answer rebuilt from columns"),
  /** A column of a table that an Assignment or HIT does not have was left out. */
  COLUMN_LEFT_OUT("column left out"),
  /** A row of a table has a HIT and no Assignment. */
  NO_ASSIGNMENT("row without an assignment"),
  /** A row of a table is not UTF-8, and was read as windows-1252. */
  GUESSED_ENCODING("read as windows-1252"),
  /** A notification message says what its events do not have, such as its signature. */
  MESSAGE_DETAIL("detail of a message left out"),
  /** {@link XmlCharacters#REPLACEMENT} stands for a character that the output cannot hold. */
  REPLACED_CHARACTER("character replaced");

  private final String label;

  Normalisation(String label) {
    this.label = label;
  }

  /** A short name for reports, in lower case. */
  public String label() {
    return label;
  }
}
