package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/** What records say of each other, in any order and any number of documents. */
final class RecordLinksTest {
  private static final List<String> SOURCES = List.of("one.xml", "two.xml", "three.xml");

  private final RecordLinks links = new RecordLinks(new MemoryShare(1 << 20));

  private static IdHash id(String kind, String id) {
    return IdHash.of(kind, id);
  }

  private static RecordFacts hit(String id, int submitted, String... questions) {
    return new RecordFacts.OfHit(id("HIT", id), true, submitted, null, Set.of(questions));
  }

  private static RecordFacts idsOfHit(String id) {
    return new RecordFacts.OfHit(id("HIT", id), false, RecordFacts.UNKNOWN, null, Set.of());
  }

  private static RecordFacts assignment(String id, String hit, String... questions) {
    return new RecordFacts.OfAssignment(
        id("Assignment", id), id("HIT", hit), id("Worker", "W" + id), null, Set.of(questions));
  }

  private static RecordFacts assignment(String id, String hit, IdHash worker, String... questions) {
    return new RecordFacts.OfAssignment(
        id("Assignment", id), id("HIT", hit), worker, null, Set.of(questions));
  }

  private static RecordFacts bonus(String assignment, String worker) {
    return new RecordFacts.OfBonus(id("Assignment", assignment), id("Worker", worker));
  }

  private void add(RecordFacts facts, int source, int record) {
    links.add(facts, new RecordPlace(source, record), 10 * record, "id" + record);
  }

  private List<Finding> told() {
    List<Finding> findings = new ArrayList<>();
    links.tell(SOURCES, findings::add);
    return findings;
  }

  @Test
  void aStudyThatHoldsTogetherIsNotSpokenOf() {
    add(assignment("a1", "h1", "q1"), 0, 1);
    add(bonus("a1", "Wa1"), 0, 2);
    add(bonus("a2", "Wa2"), 0, 3);
    add(hit("h1", 2, "q1", "q2"), 1, 1);
    add(assignment("a2", "h1", "q1", "q2"), 2, 1);
    add(assignment("a2", "h1", "q1", "q2"), 2, 2);

    assertThat(told()).isEmpty();
  }

  @Test
  void aHitThatIsNotArchivedIsANoteOnceForADocument() {
    add(assignment("a1", "h1"), 0, 2);
    add(assignment("a2", "h2"), 0, 1);
    add(assignment("a3", "h1"), 1, 4);

    assertThat(told())
        .extracting(Finding::kind, Finding::source, Finding::place, Finding::message)
        .containsExactly(
            tuple(
                FindingKind.NOT_ARCHIVED,
                "one.xml",
                "record 1, line 10",
                "the HITs of 2 assignments here are in no file"),
            tuple(
                FindingKind.NOT_ARCHIVED,
                "two.xml",
                "record 4, line 40",
                "the HIT of an assignment here is in no file"));
  }

  @Test
  void theIdsOfAHitAreNoHit() {
    add(assignment("a1", "h1"), 0, 1);
    add(idsOfHit("h1"), 0, 2);

    assertThat(told()).extracting(Finding::kind).containsExactly(FindingKind.NOT_ARCHIVED);
  }

  @Test
  void theIdsOfAHitDoNotHideIt() {
    add(idsOfHit("h1"), 0, 1);
    add(hit("h1", 3, "q1"), 1, 1);
    add(idsOfHit("h1"), 2, 1);
    add(assignment("a1", "h1", "q1"), 2, 2);

    assertThat(told())
        .extracting(Finding::kind, Finding::source, Finding::message)
        .containsExactly(
            tuple(
                FindingKind.OTHER_NUMBER,
                "two.xml",
                "by the numbers of the HIT 3 of its assignments were submitted, and 1 are archived"));
  }

  @Test
  void anAssignmentBesideAnotherHitThanItsOwnIsAnError() {
    add(assignment("a1", "h2"), 0, 1);
    add(idsOfHit("h1"), 0, 2);
    add(assignment("a2", "h2"), 1, 1);

    assertThat(told())
        .extracting(Finding::kind, Finding::source)
        .containsExactly(
            tuple(FindingKind.CONTRADICTION, "one.xml"),
            tuple(FindingKind.NOT_ARCHIVED, "two.xml"));
  }

  @Test
  void anAssignmentAmongHitsMayBeOfOneThatIsNotArchived() {
    add(hit("h1", RecordFacts.UNKNOWN), 0, 1);
    add(assignment("a1", "h2"), 0, 2);
    add(assignment("a2", "h3"), 1, 1);
    add(hit("h4", RecordFacts.UNKNOWN), 1, 2);
    add(hit("h5", RecordFacts.UNKNOWN), 1, 3);

    assertThat(told())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.NOT_ARCHIVED, FindingKind.NOT_ARCHIVED);
  }

  @Test
  void anAnswerToAQuestionThatTheHitDoesNotHaveIsAnError() {
    add(assignment("a1", "h1", "q2", "q3", "q1"), 0, 1);
    add(hit("h1", RecordFacts.UNKNOWN), 1, 1);
    add(hit("h1", RecordFacts.UNKNOWN, "q1"), 2, 1);

    assertThat(told())
        .extracting(Finding::kind, Finding::place, Finding::message)
        .containsExactly(
            tuple(
                FindingKind.UNKNOWN_QUESTION,
                "record 1, line 10",
                "Answer has the QuestionIdentifier \"q2\", which the Question of its HIT does not"
                    + " have"),
            tuple(
                FindingKind.UNKNOWN_QUESTION,
                "record 1, line 10",
                "Answer has the QuestionIdentifier \"q3\", which the Question of its HIT does not"
                    + " have"));
  }

  @Test
  void aBonusOfAnotherWorkerIsAnErrorAndOneOfNoAssignmentANote() {
    add(bonus("a1", "other"), 0, 1);
    add(bonus("a2", "Wa2"), 0, 2);
    add(hit("h1", RecordFacts.UNKNOWN), 1, 1);
    add(assignment("a1", "h1"), 2, 5);

    assertThat(told())
        .extracting(Finding::kind, Finding::place, Finding::message)
        .containsExactly(
            tuple(
                FindingKind.CONTRADICTION,
                "record 1, line 10",
                "the bonus went to another Worker than the one of its assignment, record 5 of"
                    + " three.xml"),
            tuple(
                FindingKind.NOT_ARCHIVED,
                "record 2, line 20",
                "the assignment of a bonus here is in no file"));
  }

  @Test
  void ofTheEditionsOfAHitTheFullestCounts() {
    add(hit("h1", 2, "q1"), 0, 1);
    add(hit("h1", 1, "q2"), 0, 2);
    add(hit("h1", RecordFacts.UNKNOWN), 0, 3);
    add(assignment("a1", "h1", "q1"), 1, 1);
    add(assignment("a2", "h1", "q2"), 1, 2);

    assertThat(told()).isEmpty();
  }

  @Test
  void theSecondStateOfAnAssignmentIsOfTheSameHitAndWorkerAndQuestions() {
    add(hit("h1", RecordFacts.UNKNOWN, "q1"), 0, 1);
    add(hit("h2", RecordFacts.UNKNOWN), 0, 2);
    add(assignment("a1", "h1", "q1"), 0, 3);
    add(assignment("a1", "h2", "q1"), 1, 1);
    add(assignment("a1", "h1", id("Worker", "other"), "q1"), 1, 2);
    add(assignment("a1", "h1", "q1", "q2"), 1, 3);
    add(assignment("a1", "h1", RecordFacts.NO_WORKER, "q1"), 1, 4);
    add(assignment("a1", "h1"), 1, 5);

    assertThat(told())
        .extracting(Finding::kind, Finding::place, Finding::message)
        .containsExactly(
            tuple(
                FindingKind.CONTRADICTION,
                "record 1, line 10",
                "the assignment is of another HIT than in record 3 of one.xml"),
            tuple(
                FindingKind.CONTRADICTION,
                "record 2, line 20",
                "the assignment is of another Worker than in record 3 of one.xml"),
            tuple(
                FindingKind.UNKNOWN_QUESTION,
                "record 3, line 30",
                "Answer has the QuestionIdentifier \"q2\", which the Question of its HIT does not"
                    + " have"));
  }

  @Test
  void aBonusForAnAssignmentWithoutWorkerIsNoContradiction() {
    add(hit("h1", RecordFacts.UNKNOWN), 0, 1);
    add(assignment("a1", "h1", RecordFacts.NO_WORKER), 0, 2);
    add(bonus("a1", "w"), 0, 3);

    assertThat(told()).isEmpty();
  }

  @Test
  void anAssignmentIsNotAcceptedBeforeTheHitIsMade() {
    Instant time = Instant.parse("2014-11-03T10:00:00Z");
    IdHash hit = id("HIT", "h");
    add(accepted("a1", time.minusSeconds(1)), 0, 1);
    add(accepted("a2", time), 0, 2);
    add(new RecordFacts.OfHit(hit, true, RecordFacts.UNKNOWN, time, Set.of()), 0, 3);
    add(new RecordFacts.OfHit(hit, true, RecordFacts.UNKNOWN, null, Set.of()), 0, 4);
    add(new RecordFacts.OfHit(hit, true, RecordFacts.UNKNOWN, time.plusSeconds(9), Set.of()), 0, 5);

    assertThat(told())
        .extracting(Finding::kind, Finding::place, Finding::message)
        .containsExactly(
            tuple(
                FindingKind.IMPOSSIBLE_TIME,
                "record 1, line 10",
                "AcceptTime lies before the CreationTime of the HIT"));
  }

  private static RecordFacts accepted(String id, Instant time) {
    return new RecordFacts.OfAssignment(
        id("Assignment", id), id("HIT", "h"), id("Worker", id), time, Set.of());
  }

  @Test
  void aWorkerHasOneAssignmentOfAHit() {
    add(hit("h1", RecordFacts.UNKNOWN), 0, 1);
    add(hit("h2", RecordFacts.UNKNOWN), 0, 2);
    add(assignment("a1", "h1", id("Worker", "w")), 0, 3);
    add(assignment("a2", "h2", id("Worker", "w")), 0, 4);
    add(assignment("a3", "h1", id("Worker", "w")), 1, 1);
    add(assignment("a4", "h2", RecordFacts.NO_WORKER), 1, 2);
    add(assignment("a5", "h2", RecordFacts.NO_WORKER), 1, 3);

    assertThat(told())
        .extracting(Finding::kind, Finding::source, Finding::message)
        .containsExactly(
            tuple(
                FindingKind.IMPLAUSIBLE,
                "two.xml",
                "the Worker has another assignment of the HIT, record 3 of one.xml"));
  }

  @Test
  void findingsNameTheRecord() {
    add(hit("h1", RecordFacts.UNKNOWN, "q1"), 0, 1);
    add(assignment("a1", "h1", "q2"), 0, 2);
    add(bonus("a1", "other"), 1, 3);

    assertThat(told()).extracting(Finding::subject).containsExactly("id2", "id3");
  }

  @Test
  void findingsComeInTheOrderOfTheDocuments() {
    for (int i = 0; i < 1000; i++) {
      add(assignment("a" + i, "h", "x"), i % 3, i);
    }
    add(hit("h", 1000, "q"), 0, 5000);

    assertThat(told())
        .hasSize(1000)
        .extracting(Finding::source)
        .isSortedAccordingTo(Comparator.comparingInt(SOURCES::indexOf));
  }

  @Test
  void whatDidNotFitIsNotMissed() {
    RecordLinks small = new RecordLinks(new MemoryShare(1000));
    for (int i = 0; i < 100; i++) {
      small.add(assignment("a" + i, "h" + i), new RecordPlace(0, i), 1, "id");
    }
    List<Finding> findings = new ArrayList<>();
    small.tell(SOURCES, findings::add);

    assertThat(findings).isEmpty();
  }

  @Test
  void assignmentsThatDidNotFitAreNotMissedOfTheirHit() {
    RecordLinks small = new RecordLinks(new MemoryShare(1000));
    small.add(hit("h1", 100), new RecordPlace(0, 1), 1, "id");
    for (int i = 0; i < 100; i++) {
      small.add(assignment("a" + i, "h1"), new RecordPlace(1, i + 1), 1, "id");
    }
    List<Finding> findings = new ArrayList<>();
    small.tell(SOURCES, findings::add);

    assertThat(small.isPartial()).isTrue();
    assertThat(findings).isEmpty();
  }
}
