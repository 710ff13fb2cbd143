package org.turkbridge.archive;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Where in its document a stretch begins that is read by itself.
 *
 * @param records how many begin before it
 * @param bytes how many come before it
 * @param lines how many end before it
 * @param answers of each element that is open there, from the outermost, what stands in it before;
 *     nothing if the document does not count across stretches
 */
public record Origin(long records, long bytes, int lines, List<AnswerCount> answers)
    implements Serializable {
  /** The beginning of a document. */
  public static final Origin START = new Origin(0, 0, 0);

  public Origin {
    answers = List.copyOf(answers);
  }

  /** One where no element is open. */
  public Origin(long records, long bytes, int lines) {
    this(records, bytes, lines, List.of());
  }

  /**
   * Where the stretch after a stretch begins.
   *
   * @param stretch what that one holds
   */
  public Origin plus(Origin stretch) {
    return new Origin(
        records + stretch.records,
        bytes + stretch.bytes,
        lines + stretch.lines,
        stretch.answers.stream().map(this::whole).toList());
  }

  /** The place in the document of a place in the stretch. */
  public Place shift(Place place) {
    return new Place(
        place.file(), place.record() == 0 ? 0 : place.record() + records, place.line() + lines);
  }

  /** The refusal in the document of a refusal in the stretch. */
  public Refusal shift(Refusal refusal) {
    return new Refusal(
        shift(refusal.place()),
        refusal.offset() + bytes,
        refusal.kind(),
        refusal.cause(),
        refusal.raw(),
        refusal.recordKind());
  }

  /** What a stretch counted, to be told of the document; empty if there is nothing to tell. */
  public Optional<AnswerCount> shift(AnswerCount count) {
    return Optional.of(whole(count)).filter(AnswerCount::differs);
  }

  private AnswerCount whole(AnswerCount count) {
    AnswerCount shifted = count.shifted(this);
    return count.beginsBefore() ? answers.get(count.level()).plus(shifted) : shifted;
  }

  /** A visitor that is told the places in the stretch and tells another those in the document. */
  public ArchiveVisitor shifting(ArchiveVisitor visitor) {
    return new PassingVisitor(visitor) {
      @Override
      public void bytesOfNext(RawRecord raw) {
        super.bytesOfNext(raw.at(raw.offset() + bytes));
      }

      @Override
      public void record(ArchivedRecord record) {
        super.record(
            new ArchivedRecord(
                shift(record.place()), record.kind(), record.value(), record.normalisations()));
      }

      @Override
      public void refused(Refusal refusal) {
        super.refused(shift(refusal));
      }

      @Override
      public void failedResponse(Place place, String codeAndMessage) {
        super.failedResponse(shift(place), codeAndMessage);
      }

      @Override
      public void counted(AnswerCount count) {
        shift(count).ifPresent(super::counted);
      }
    };
  }
}
