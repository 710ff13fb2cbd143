package org.turkbridge.bench;

import org.turkbridge.archive.RecordKind;

/** What the records of a corpus are, and what they have in them. */
enum CorpusContent {
  /** Four in five have their type's Test and an Answer. */
  REQUESTS(RecordKind.QUALIFICATION_REQUEST, "GetQualificationRequests"),
  /** Each has an Answer and no Test, as Assignments have. */
  REQUESTS_WITH_OWN_ANSWERS(RecordKind.QUALIFICATION_REQUEST, "GetQualificationRequests"),
  ASSIGNMENTS(RecordKind.ASSIGNMENT, "GetAssignmentsForHIT"),
  /** Each has the same Question. */
  HITS(RecordKind.HIT, "SearchHITs");

  private final RecordKind kind;
  private final String operation;

  CorpusContent(RecordKind kind, String operation) {
    this.kind = kind;
    this.operation = operation;
  }

  /**
   * What the records of a kind are.
   *
   * @param ownAnswers whether requests have an Answer each and no Test
   * @throws IllegalArgumentException if no such are made
   */
  static CorpusContent of(RecordKind kind, boolean ownAnswers) {
    return switch (kind) {
      case QUALIFICATION_REQUEST -> ownAnswers ? REQUESTS_WITH_OWN_ANSWERS : REQUESTS;
      case ASSIGNMENT -> ASSIGNMENTS;
      case HIT -> HITS;
      default -> throw new IllegalArgumentException("no archives are made of " + kind.plural());
    };
  }

  RecordKind kind() {
    return kind;
  }

  /** The operation whose answers hold them. */
  String operation() {
    return operation;
  }

  /** Whether the record of this number has a QuestionForm. */
  boolean hasForm(int record) {
    return this == HITS || (this == REQUESTS && hasDocuments(record));
  }

  /** Whether the record of this number has an Answer. */
  boolean hasAnswer(int record) {
    return this == REQUESTS ? hasDocuments(record) : this != HITS;
  }

  private static boolean hasDocuments(int record) {
    return record % 5 != 0;
  }
}
