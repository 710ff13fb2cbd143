package org.turkbridge.verify.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Place;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/**
 * What the records of all documents say of each other, whichever comes first. A HIT takes 75 to 150
 * bytes, an assignment 128 to 256 and a bonus 40, and some 100 more for its id.
 */
final class RecordLinks {
  private static final int PLACE = 0;
  private static final int LINE_AND_QUESTIONS = 1;

  /** Of a Worker's assignment of a HIT. */
  private static final int LINE = 1;

  private static final int INT = 32;

  /** Of a HIT: how many were submitted and one more, 0 if that is not known. */
  private static final int SUBMITTED = 2;

  /** Of a HIT: how many assignments were found; below 0 if there is but its ids. */
  private static final int ASSIGNMENTS = 3;

  /** Of a HIT: the millisecond in which it was made, 0 if that is not known. */
  private static final int CREATED = 4;

  private static final int HIT_HIGH = 2;
  private static final int HIT_LOW = 3;
  private static final int WORKER = 4;

  /** Of an assignment: the millisecond in which it was accepted, 0 if that is not known. */
  private static final int ACCEPTED = 5;

  private static final int BONUS_BYTES = 40;
  private static final int STATE_BYTES = 120;
  private static final int MOST_AT_ONCE = 10_000;

  private final MemoryShare memory;
  private final QuestionSets questions;
  private final ShownIds ids;
  private final IdTable hits = new IdTable(5);
  private final IdTable assignments = new IdTable(6);

  /** Assignments by HIT and Worker; filled at the end. */
  private final IdTable works = new IdTable(2);

  private final List<Bonus> bonuses = new ArrayList<>();

  /** Of assignments that come again with another HIT, Worker or answers. */
  private final List<State> states = new ArrayList<>();

  /** Documents of two records, the second a HIT, as an answer to GetAssignment is. */
  private final BitSet answersWithHit = new BitSet();

  private boolean isPartial;

  private record State(
      RecordFacts.OfAssignment facts, int questions, RecordPlace place, int line) {}

  private record Bonus(IdHash assignment, long worker, RecordPlace place, int line) {}

  /**
   * @param memory that it may take of
   */
  RecordLinks(MemoryShare memory) {
    this.memory = memory;
    this.questions = new QuestionSets(memory);
    this.ids = new ShownIds(memory);
  }

  /**
   * Takes in what a record says of others.
   *
   * @param id of the record, for people
   */
  void add(RecordFacts facts, RecordPlace place, int line, String id) {
    if (!facts.equals(RecordFacts.NONE)) {
      ids.add(place, id);
    }
    if (place.record() >= 2) {
      answersWithHit.set(place.source(), place.record() == 2 && facts instanceof RecordFacts.OfHit);
    }
    if (facts instanceof RecordFacts.OfHit hit) {
      add(hit, place, line);
    } else if (facts instanceof RecordFacts.OfAssignment assignment) {
      add(assignment, place, line);
    } else if (facts instanceof RecordFacts.OfBonus bonus && hasRoom(BONUS_BYTES)) {
      bonuses.add(new Bonus(bonus.assignment(), bonus.worker().high(), place, line));
    }
  }

  /** Whether there was no room for all, so that nothing is said of what may be missing. */
  boolean isPartial() {
    return isPartial;
  }

  private boolean hasRoom(long bytes) {
    boolean has = memory.take(bytes);
    isPartial |= !has;
    return has;
  }

  private void add(RecordFacts.OfHit hit, RecordPlace place, int line) {
    IdTable.@Nullable Row row = hits.find(hit.hit());
    if (row == null) {
      if (!hasRoom(hits.bytesEach())) {
        return;
      }
      row = hits.add(hit.hit(), place.packed());
      row.set(LINE_AND_QUESTIONS, packed(line, QuestionSets.NONE));
      row.set(ASSIGNMENTS, hit.isWhole() ? 0 : Long.MIN_VALUE);
    } else if (hit.isWhole() && row.get(ASSIGNMENTS) < 0) {
      row.set(PLACE, place.packed());
      row.set(LINE_AND_QUESTIONS, packed(line, low(row.get(LINE_AND_QUESTIONS))));
      row.set(ASSIGNMENTS, 0);
    }
    // Of several editions, whichever comes first.
    long created = millis(hit.created());
    if (row.get(CREATED) == 0 || (created != 0 && created < row.get(CREATED))) {
      row.set(CREATED, created);
    }
    row.set(SUBMITTED, Math.max(row.get(SUBMITTED), hit.submitted() + 1L));
    long known = row.get(LINE_AND_QUESTIONS);
    Set<String> asked = new TreeSet<>(questions.set(low(known)));
    if (asked.addAll(hit.questions())) {
      row.set(LINE_AND_QUESTIONS, packed(high(known), questions.number(asked)));
    }
  }

  private void add(RecordFacts.OfAssignment assignment, RecordPlace place, int line) {
    IdTable.@Nullable Row known = assignments.find(assignment.assignment());
    int answered = questions.number(assignment.questions());
    if (known != null) {
      boolean isOther =
          !hit(known).equals(assignment.hit())
              || known.get(WORKER) != assignment.worker().high()
              || low(known.get(LINE_AND_QUESTIONS)) != answered;
      if (isOther && hasRoom(STATE_BYTES)) {
        states.add(new State(assignment, answered, place, line));
      }
    } else if (hasRoom(assignments.bytesEach() + works.bytesEach())) {
      IdTable.Row row = assignments.add(assignment.assignment(), place.packed());
      row.set(LINE_AND_QUESTIONS, packed(line, answered));
      row.set(HIT_HIGH, assignment.hit().high());
      row.set(HIT_LOW, assignment.hit().low());
      row.set(WORKER, assignment.worker().high());
      row.set(ACCEPTED, millis(assignment.accepted()));
    }
  }

  private static long millis(@Nullable Instant time) {
    return time == null ? 0 : time.toEpochMilli();
  }

  private static IdHash hit(IdTable.Row assignment) {
    return new IdHash(assignment.get(HIT_HIGH), assignment.get(HIT_LOW));
  }

  private static long packed(int high, int low) {
    return ((long) high << INT) | low;
  }

  private static int high(long packed) {
    return (int) (packed >>> INT);
  }

  private static int low(long packed) {
    return (int) packed;
  }

  /**
   * Tells what does not fit, or is not there, once all records are known.
   *
   * @param sources the documents by their numbers
   */
  void tell(List<String> sources, Consumer<Finding> findings) {
    InOrder found = new InOrder(sources, ids, findings);
    Missing withoutHit = new Missing();
    assignments.forEach(row -> tell(row, found, withoutHit));
    found.flush();
    assignments.forEach(row -> tellSecond(row, sources, found));
    states.forEach(state -> tell(state, sources, found));
    found.flush();
    Missing withoutAssignment = new Missing();
    bonuses.forEach(bonus -> tell(bonus, sources, found, withoutAssignment));
    found.flush();
    if (!isPartial) {
      hits.forEach(row -> tellNumber(row, found));
      found.flush();
      withoutHit.tell("the HIT of an assignment", "the HITs of %,d assignments", found);
      withoutAssignment.tell("the assignment of a bonus", "the assignments of %,d bonuses", found);
      found.flush();
    }
  }

  private void tell(IdTable.Row assignment, InOrder found, Missing withoutHit) {
    RecordPlace place = RecordPlace.of(assignment.get(PLACE));
    int line = high(assignment.get(LINE_AND_QUESTIONS));
    IdTable.@Nullable Row hit = hits.find(hit(assignment));
    if (hit == null && answersWithHit.get(place.source()) && !isPartial) {
      found.add(
          FindingKind.CONTRADICTION,
          place,
          line,
          "the assignment is of another HIT than the one that the answer has, and that is in no file");
    } else if (hit == null || hit.get(ASSIGNMENTS) < 0) {
      withoutHit.add(place, line);
    }
    if (hit == null) {
      return;
    }
    hit.set(ASSIGNMENTS, hit.get(ASSIGNMENTS) + 1);
    if (assignment.get(ACCEPTED) != 0 && assignment.get(ACCEPTED) < hit.get(CREATED)) {
      found.add(
          FindingKind.IMPOSSIBLE_TIME,
          place,
          line,
          "AcceptTime lies before the CreationTime of the HIT");
    }
    tellQuestions(hit, low(assignment.get(LINE_AND_QUESTIONS)), place, line, found);
  }

  /** A Worker gets one assignment of a HIT, in no certain order here. */
  private void tellSecond(IdTable.Row assignment, List<String> sources, InOrder found) {
    long worker = assignment.get(WORKER);
    if (worker == RecordFacts.NO_WORKER.high()) {
      return;
    }
    IdHash work = new IdHash(assignment.get(HIT_HIGH) ^ worker, assignment.get(HIT_LOW) + worker);
    long line = high(assignment.get(LINE_AND_QUESTIONS));
    IdTable.@Nullable Row other = works.find(work);
    if (other == null) {
      works.add(work, assignment.get(PLACE)).set(LINE, line);
      return;
    }
    boolean isFirst = assignment.get(PLACE) < other.get(PLACE);
    IdTable.Row first = isFirst ? assignment : other;
    found.add(
        FindingKind.IMPLAUSIBLE,
        RecordPlace.of((isFirst ? other : assignment).get(PLACE)),
        (int) (isFirst ? other.get(LINE) : line),
        "the Worker has another assignment of the HIT, record " + place(first, sources));
    if (isFirst) {
      other.set(PLACE, assignment.get(PLACE));
      other.set(LINE, line);
    }
  }

  private void tellQuestions(
      IdTable.Row hit, int answered, RecordPlace place, int line, InOrder found) {
    int known = low(hit.get(LINE_AND_QUESTIONS));
    if (known != QuestionSets.NONE) {
      TreeSet<String> unknown = new TreeSet<>(questions.set(answered));
      unknown.removeAll(questions.set(known));
      for (String question : unknown) {
        found.add(
            FindingKind.UNKNOWN_QUESTION,
            place,
            line,
            "Answer has the QuestionIdentifier \""
                + question
                + "\", which the Question of its HIT does not have");
      }
    }
  }

  private void tell(State state, List<String> sources, InOrder found) {
    RecordFacts.OfAssignment facts = state.facts();
    IdTable.Row first = Objects.requireNonNull(assignments.find(facts.assignment()));
    String other = "in record " + place(first, sources);
    if (!hit(first).equals(facts.hit())) {
      found.add(
          FindingKind.CONTRADICTION,
          state.place(),
          state.line(),
          "the assignment is of another HIT than " + other);
    }
    if (areOther(first.get(WORKER), facts.worker().high())) {
      found.add(
          FindingKind.CONTRADICTION,
          state.place(),
          state.line(),
          "the assignment is of another Worker than " + other);
    }
    IdTable.@Nullable Row hit = hits.find(facts.hit());
    if (hit != null) {
      tellQuestions(hit, state.questions(), state.place(), state.line(), found);
    }
  }

  private static boolean areOther(long one, long other) {
    return one != RecordFacts.NO_WORKER.high()
        && other != RecordFacts.NO_WORKER.high()
        && one != other;
  }

  private static String place(IdTable.Row row, List<String> sources) {
    RecordPlace place = RecordPlace.of(row.get(PLACE));
    return "%d of %s".formatted(place.record(), sources.get(place.source()));
  }

  private void tell(Bonus bonus, List<String> sources, InOrder found, Missing withoutAssignment) {
    IdTable.@Nullable Row assignment = assignments.find(bonus.assignment());
    if (assignment == null) {
      withoutAssignment.add(bonus.place(), bonus.line());
    } else if (areOther(assignment.get(WORKER), bonus.worker())) {
      found.add(
          FindingKind.CONTRADICTION,
          bonus.place(),
          bonus.line(),
          "the bonus went to another Worker than the one of its assignment, record "
              + place(assignment, sources));
    }
  }

  private static void tellNumber(IdTable.Row hit, InOrder found) {
    long archived = hit.get(ASSIGNMENTS);
    long submitted = hit.get(SUBMITTED) - 1;
    if (archived > 0 && submitted >= 0 && archived != submitted) {
      found.add(
          FindingKind.OTHER_NUMBER,
          RecordPlace.of(hit.get(PLACE)),
          high(hit.get(LINE_AND_QUESTIONS)),
          "by the numbers of the HIT %,d of its assignments were submitted, and %,d are archived"
              .formatted(submitted, archived));
    }
  }

  /** What is in no file, counted for each document. */
  private static final class Missing {
    private final SortedMap<Integer, First> bySource = new TreeMap<>();

    private record First(RecordPlace place, int line, long count) {}

    void add(RecordPlace place, int line) {
      bySource.merge(
          place.source(),
          new First(place, line, 1),
          (one, other) -> {
            First first = one.place().record() <= other.place().record() ? one : other;
            return new First(first.place(), first.line(), one.count() + other.count());
          });
    }

    void tell(String one, String several, InOrder found) {
      for (First first : bySource.values()) {
        found.add(
            FindingKind.NOT_ARCHIVED,
            first.place(),
            first.line(),
            (first.count() == 1 ? one + " here is" : several.formatted(first.count()) + " here are")
                + " in no file");
      }
    }
  }

  /** Tells findings in the order of the documents, many at a time. */
  private static final class InOrder {
    private final List<String> sources;
    private final ShownIds ids;
    private final Consumer<Finding> findings;
    private final List<Placed> waiting = new ArrayList<>();

    private record Placed(RecordPlace place, Finding finding) {}

    InOrder(List<String> sources, ShownIds ids, Consumer<Finding> findings) {
      this.sources = sources;
      this.ids = ids;
      this.findings = findings;
    }

    void add(FindingKind kind, RecordPlace at, int line, String message) {
      Place place = new Place(sources.get(at.source()), at.record(), line);
      waiting.add(
          new Placed(at, Finding.of(kind, place.file(), place.inFile(), ids.of(at), message)));
      if (waiting.size() == MOST_AT_ONCE) {
        flush();
      }
    }

    void flush() {
      waiting.sort(Comparator.comparingLong(placed -> placed.place().packed()));
      waiting.forEach(placed -> findings.accept(placed.finding()));
      waiting.clear();
    }
  }
}
