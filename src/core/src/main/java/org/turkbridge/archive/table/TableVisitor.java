package org.turkbridge.archive.table;

import java.util.Set;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/** Is told of what the rows of a table hold, in their order. */
interface TableVisitor {
  boolean wantsHits();

  boolean wantsAssignments();

  /**
   * A HIT, with its row.
   *
   * @throws UntranslatableException if it cannot be used: the reader then refuses it
   */
  void hit(Place place, HIT hit, Set<Normalisation> normalisations, RawRecord raw);

  /**
   * An Assignment, with its row.
   *
   * @throws UntranslatableException if it cannot be used: the reader then refuses it
   */
  void assignment(
      Place place, Assignment assignment, Set<Normalisation> normalisations, RawRecord raw);

  /** A row, or what it says, cannot be read. */
  void refused(Refusal refusal);
}
