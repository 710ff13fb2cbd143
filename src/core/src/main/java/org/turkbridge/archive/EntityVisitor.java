package org.turkbridge.archive;

import org.turkbridge.translate.UntranslatableException;

/**
 * Is told of the QualificationTypes and Qualifications that a reader finds, in the order of the
 * file. Of those that cannot be read the {@link ArchiveVisitor} beside it is told.
 */
public interface EntityVisitor {
  /**
   * A QualificationType.
   *
   * @throws UntranslatableException if it cannot be used: the reader then refuses it
   */
  void qualificationType(ArchivedQualificationType archived);

  /**
   * A Qualification.
   *
   * @throws UntranslatableException if it cannot be used: the reader then refuses it
   */
  void qualification(ArchivedQualification archived);
}
