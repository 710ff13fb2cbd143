package org.turkbridge.verify.records;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.pipeline.PartReceiver;
import org.turkbridge.verify.records.CheckedRecord.Outcome;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Totals;

/** What came of the records so far: counts, findings told one by one, records that come again. */
final class VerificationTally implements PartReceiver<String, CheckedRecords> {
  private final Consumer<Finding> findings;
  private final SeenRecords seen;
  private final RecordLinks links;
  private boolean toldThatFull;
  private final List<String> sources = new ArrayList<>();
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final SortedMap<String, Long> records = new TreeMap<>();
  private final SortedMap<String, Long> normalisations = new TreeMap<>();
  private final Map<FindingKind, Long> kinds = new EnumMap<>(FindingKind.class);
  private String document = "";
  private boolean foundAnything;
  private boolean toldAsRead;
  private AnswerOfAssignments answer = new AnswerOfAssignments();

  /**
   * @param memory bytes to remember records by
   */
  VerificationTally(long memory, Consumer<Finding> findings) {
    MemoryShare share = new MemoryShare(memory);
    this.seen = new SeenRecords(share);
    this.links = new RecordLinks(share);
    this.findings = findings;
  }

  @Override
  public void begin(String begun) {
    document = begun;
    foundAnything = false;
    toldAsRead = false;
    answer = new AnswerOfAssignments();
    sources.add(begun);
  }

  @Override
  public void end(long bytes) {
    answer.ofSeveral().ifPresent(this::tell);
    if (!foundAnything) {
      boolean isEmpty = bytes == 0;
      tell(
          Finding.of(
              isEmpty ? FindingKind.CUT_OFF : FindingKind.NO_RECORD,
              document,
              "",
              "",
              isEmpty ? "the file is empty; look for a whole copy of it" : "holds no record"));
    }
  }

  @Override
  public void add(CheckedRecords part) {
    foundAnything |= !part.isNothing();
    int source = sources.size() - 1;
    answer.begins(part.assignmentAnswers());
    for (CheckedRecord record : part.list()) {
      answer.add(record);
      outcomes.merge(record.outcome(), 1L, Long::sum);
      if (record.kind() != null) {
        records.merge(record.kind().label(), 1L, Long::sum);
      }
      record.notations().forEach(each -> normalisations.merge(each.label(), 1L, Long::sum));
      record.findings().stream().filter(this::isNews).forEach(this::tell);
      RecordPlace place = new RecordPlace(source, record.place().record());
      links.add(record.links(), place, record.place().line(), record.id());
      if (record.key() != null) {
        SeenRecords.Seen before = seen.add(record.key(), place);
        if (before != null) {
          tell(duplicate(record, before));
        } else if (!toldThatFull && (seen.isFull() || links.isPartial())) {
          toldThatFull = true;
          tell(noMoreDuplicates(record));
        }
      }
    }
    for (AnswerCount count : part.counts()) {
      Place place = count.place();
      tell(Finding.of(FindingKind.MISCOUNTED, place.file(), place.inFile(), "", count.message()));
    }
  }

  @Override
  public void unreadable(String name, String reason) {
    begin(name);
    add(
        new CheckedRecords(
            List.of(
                CheckedRecord.of(
                    new Refusal(new Place(name, 0, 1), 0, RefusalKind.UNREADABLE, reason, null))),
            List.of(),
            0));
  }

  /** That records are compared as they were read is told once for a document. */
  private boolean isNews(Finding finding) {
    boolean isAsRead = finding.kind() == FindingKind.AS_READ;
    boolean isNews = !isAsRead || !toldAsRead;
    toldAsRead |= isAsRead;
    return isNews;
  }

  private Finding noMoreDuplicates(CheckedRecord record) {
    return Finding.of(
        FindingKind.NOT_COMPARED,
        record.place().file(),
        record.place().inFile(),
        record.id(),
        "later records are only looked for among the %,d up to here, which fill the memory, and"
                .formatted(seen.size())
            + " what they say of each other is not checked; give it more, as with"
            + " TURKBRIDGE_OPTS=-Xmx1g");
  }

  /** A QualificationRequest never changes; what else comes again may have changed meanwhile. */
  private Finding duplicate(CheckedRecord record, SeenRecords.Seen before) {
    String first =
        "record %d of %s".formatted(before.place().record(), sources.get(before.place().source()));
    return Finding.of(
        before.isSame()
            ? record.isRequest() ? FindingKind.DUPLICATE : FindingKind.REPEATED
            : record.isRequest() ? FindingKind.DISAGREEING_DUPLICATE : FindingKind.OTHER_EDITION,
        record.place().file(),
        record.place().inFile(),
        record.id(),
        before.isSame()
            ? "the same record as " + first
            : "the record has the id of " + first + " and other values");
  }

  private void tell(Finding finding) {
    kinds.merge(finding.kind(), 1L, Long::sum);
    findings.accept(finding);
  }

  /** Tells what shows once all records are known. */
  void finish() {
    links.tell(sources, this::tell);
  }

  Totals totals() {
    long checked =
        outcomes.entrySet().stream()
            .filter(entry -> entry.getKey() != Outcome.NONE)
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Totals(
        sources.size(),
        checked,
        count(Outcome.EQUAL),
        count(Outcome.NORMALISED),
        count(Outcome.DIFFERENT),
        count(Outcome.UNCHECKED),
        records,
        normalisations,
        kinds);
  }

  private long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }
}
