package org.turkbridge.archive;

import org.turkbridge.translate.UntranslatableException;

/** Is told of the records of every kind that a reader finds, in the order of the file. */
public interface ArchiveVisitor {
  /** Whether it is to be told of the bytes of records, too; they are not at hand for nothing. */
  default boolean wantsBytes() {
    return false;
  }

  /** The bytes of the record that is told next, if they are {@linkplain #wantsBytes wanted}. */
  default void bytesOfNext(RawRecord raw) {}

  /**
   * A whole record.
   *
   * @throws UntranslatableException if it cannot be used: the reader then refuses it
   */
  void record(ArchivedRecord record);

  /** A record, or something around the records, that cannot be read. Reading goes on after it. */
  void refused(Refusal refusal);

  /**
   * A response by which the service said no. It has no records and is no mistake of the file.
   *
   * @param codeAndMessage such as {@code AWS.NotAuthorized: The identity ... is not authorized}
   */
  void failedResponse(Place place, String codeAndMessage);

  /**
   * A column of a table has something for which the records have no place; told behind the first
   * such record, once a table.
   *
   * @param kind of the record
   * @param name as the table writes it
   */
  default void columnLeftOut(RecordKind kind, String name) {}

  /**
   * There is an answer of the old API that lists records; its place among what is told means
   * nothing.
   *
   * @param kind of the records
   */
  default void answered(RecordKind kind) {}

  /**
   * An answer ends that says of how many records it is, and has another number of them; or, in a
   * stretch, one that began before it, of which only the stretch's part is known.
   */
  void counted(AnswerCount count);
}
