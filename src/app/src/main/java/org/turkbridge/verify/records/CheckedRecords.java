package org.turkbridge.verify.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.Part;

/**
 * How the records of a part of a document came out.
 *
 * @param counts answers that hold another number of records than they say
 * @param assignmentAnswers how many answers to GetAssignmentsForHIT begin in it
 */
record CheckedRecords(List<CheckedRecord> list, List<AnswerCount> counts, int assignmentAnswers)
    implements Part<CheckedRecords> {
  CheckedRecords {
    list = List.copyOf(list);
    counts = List.copyOf(counts);
  }

  @Override
  public CheckedRecords shifted(Origin origin) {
    return new CheckedRecords(
        list.stream().map(record -> record.shifted(origin)).toList(),
        counts.stream().flatMap(count -> origin.shift(count).stream()).toList(),
        assignmentAnswers);
  }

  @Override
  public boolean isNothing() {
    return list.isEmpty() && counts.isEmpty();
  }

  @Override
  public @Nullable Refusal last() {
    return list.isEmpty() ? null : list.get(list.size() - 1).refusal();
  }

  @Override
  public CheckedRecords withoutLastRefusal() {
    return new CheckedRecords(list.subList(0, list.size() - 1), counts, assignmentAnswers);
  }
}
