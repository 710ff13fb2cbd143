package org.turkbridge.verify.records;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a record says of others. */
sealed interface RecordFacts {
  /** Stands for a number that is not known. */
  int UNKNOWN = -1;

  /** Stands for a Worker that is not named. */
  IdHash NO_WORKER = new IdHash(0, 0);

  /** Of a record that says nothing of others. */
  record None() implements RecordFacts {}

  RecordFacts NONE = new None();

  /**
   * Of a HIT.
   *
   * @param isWhole whether there is more than its ids
   * @param submitted how many of its assignments were submitted, reviewed or not; {@link #UNKNOWN}
   *     if it does not say so
   * @param created when it was made; null if it does not say so
   * @param questions the identifiers of its QuestionForm; empty if it has no such form
   */
  record OfHit(
      IdHash hit, boolean isWhole, int submitted, @Nullable Instant created, Set<String> questions)
      implements RecordFacts {
    public OfHit {
      questions = Set.copyOf(questions);
    }
  }

  /**
   * Of an Assignment.
   *
   * @param worker {@link #NO_WORKER} if it names none
   * @param accepted when the Worker accepted it; null if it does not say so
   * @param questions the identifiers of its Answer
   */
  record OfAssignment(
      IdHash assignment,
      IdHash hit,
      IdHash worker,
      @Nullable Instant accepted,
      Set<String> questions)
      implements RecordFacts {
    public OfAssignment {
      questions = Set.copyOf(questions);
    }
  }

  /** Of a BonusPayment. */
  record OfBonus(IdHash assignment, IdHash worker) implements RecordFacts {}
}
