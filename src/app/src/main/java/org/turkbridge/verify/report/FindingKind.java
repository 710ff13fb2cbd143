package org.turkbridge.verify.report;

/** Why something is told, coarse enough to be counted. The names are part of the JSON report. */
public enum FindingKind {
  /** A value is another one. */
  CHANGED_VALUE(Severity.DIFFERENCE, "value changed"),
  /** A value is gone. */
  LOST_VALUE(Severity.DIFFERENCE, "value lost"),
  /** A value is new. */
  ADDED_VALUE(Severity.DIFFERENCE, "value added"),
  /** The same parts come in another order. */
  CHANGED_ORDER(Severity.DIFFERENCE, "order changed"),
  /** A record cannot be translated back. */
  NOT_TRANSLATED(Severity.DIFFERENCE, "cannot be translated back"),
  /** A call is answered with another HTTP status. */
  CHANGED_STATUS(Severity.DIFFERENCE, "HTTP status changed"),
  /** A call is answered with another type of content, or charset. */
  CHANGED_CONTENT_TYPE(Severity.DIFFERENCE, "Content-Type changed"),
  /** A call is not answered. */
  NO_ANSWER(Severity.DIFFERENCE, "no answer"),
  /** A document, or a record in it, is no XML or JSON. */
  NOT_WELL_FORMED(Severity.ERROR, "not well-formed"),
  /** A document ends too early. */
  CUT_OFF(Severity.ERROR, "cut off"),
  /** A record lacks an identifier or time that every one has. */
  MISSING_ID(Severity.ERROR, "missing element"),
  /** A time that is none, or that cannot be. */
  IMPOSSIBLE_TIME(Severity.ERROR, "impossible time"),
  /** An answer to a question that the test or HIT does not have. */
  UNKNOWN_QUESTION(Severity.ERROR, "unknown question identifier"),
  /** Two records of one id that do not say the same. */
  DISAGREEING_DUPLICATE(Severity.ERROR, "duplicates that disagree"),
  /** Two records that cannot both be right. */
  CONTRADICTION(Severity.ERROR, "contradiction"),
  /** The status of an assignment is not what its times say. */
  STATUS_AND_TIMES(Severity.ERROR, "status and times"),
  /** An answer holds another number of records than it says. */
  MISCOUNTED(Severity.ERROR, "number of records"),
  /** Something else that a reader refuses. */
  UNREADABLE(Severity.ERROR, "cannot be read"),
  /** A Test, Question, Answer or AnswerKey is not as its schema has it. */
  NOT_VALID(Severity.WARNING, "not valid by its schema"),
  /** An identifier or time that is unusual. */
  IMPLAUSIBLE(Severity.WARNING, "implausible"),
  /** A record does not say which Worker sent it. */
  NO_WORKER(Severity.WARNING, "no worker"),
  /** A record is there more than once, each time the same. */
  DUPLICATE(Severity.WARNING, "duplicate"),
  /** A record that changes is there more than once, and says something else each time. */
  OTHER_EDITION(Severity.WARNING, "editions of a record"),
  /** Something that the other model has no place for. */
  LEFT_OUT(Severity.WARNING, "left out"),
  /** A document without a record. */
  NO_RECORD(Severity.WARNING, "no record"),
  /** Something that is too large, or nested too deep, to be compared. */
  NOT_COMPARED(Severity.WARNING, "not compared"),
  /**
   * A record of another kind than QualificationRequest is there more than once, each time the same.
   */
  REPEATED(Severity.NOTE, "the same again"),
  /** What a record is of, such as the HIT of an assignment, is in no file. */
  NOT_ARCHIVED(Severity.NOTE, "not archived"),
  /** An answer to GetAssignmentsForHIT has assignments of several HITs. */
  SEVERAL_HITS(Severity.NOTE, "answer of several HITs"),
  /** A HIT tells of another number of assignments than are there. */
  OTHER_NUMBER(Severity.NOTE, "number of assignments"),
  /** Records are compared as they were read, not with what they were read from. */
  AS_READ(Severity.NOTE, "compared as read");

  private final Severity weight;
  private final String label;

  FindingKind(Severity weight, String label) {
    this.weight = weight;
    this.label = label;
  }

  /** How much findings of this kind weigh. */
  public Severity weight() {
    return weight;
  }

  /** A short name for people, in lower case. */
  public String label() {
    return label;
  }
}
