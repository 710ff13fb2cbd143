package org.turkbridge.verify.records;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.verify.records.DocumentCheck.DocumentFacts;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** Checks what records hold, whatever comes back of them. Not for more than one thread. */
final class ContentCheck {
  /** The root of a document. */
  private static final Pattern ROOT = Pattern.compile("<(?:[^<>?!:/\\s]+:)?([A-Za-z]+)");

  private final Map<DocumentKind, Function<String, DocumentFacts>> checks =
      new EnumMap<>(DocumentKind.class);
  private final Plausibility plausibility;

  ContentCheck(DocumentSchemas schemas, Instant now) {
    schemas
        .byKind()
        .forEach((kind, schema) -> checks.put(kind, new DocumentCheck(kind, schema)::facts));
    // The requests for one type nearly all have the same Test, and so it is with some Questions.
    DocumentSchemas.QUESTIONS.forEach(
        kind -> checks.computeIfPresent(kind, (same, check) -> new LastFacts(check)::of));
    this.plausibility = new Plausibility(now);
  }

  /**
   * What is to be said of a record.
   *
   * @param links what it says of other records
   */
  record Contents(List<Observation> remarks, RecordFacts links) {
    Contents {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Checks a record of any kind.
   *
   * @param record the element of such a record in the legacy model
   * @param written gives the value of an element or member as it stands in the archive
   */
  Contents check(SdkPojo value, String record, Model model, UnaryOperator<String> written) {
    Remarks remarks = new Remarks(record, model, written);
    plausibility.check(value, remarks);
    RecordFacts links = RecordFacts.NONE;
    if (value instanceof QualificationRequest request) {
      DocumentFacts test = document("Test", request.test(), DocumentKind.QUESTION_FORM, remarks);
      DocumentFacts answer =
          document("Answer", request.answer(), DocumentKind.QUESTION_FORM_ANSWERS, remarks);
      unknownQuestions("Answer", answer, "Test", test, remarks);
    } else if (value instanceof QualificationType type) {
      DocumentFacts test = document("Test", type.test(), DocumentKind.QUESTION_FORM, remarks);
      DocumentFacts key = document("AnswerKey", type.answerKey(), DocumentKind.ANSWER_KEY, remarks);
      unknownQuestions("AnswerKey", key, "Test", test, remarks);
    } else if (value instanceof Assignment assignment) {
      links =
          links(
              assignment,
              document("Answer", assignment.answer(), DocumentKind.QUESTION_FORM_ANSWERS, remarks));
    } else if (value instanceof HIT hit) {
      links = links(hit, question(hit.question(), remarks));
    } else if (value instanceof BonusPayment bonus) {
      links = links(bonus);
    }
    return new Contents(remarks.found(), links);
  }

  private static RecordFacts links(Assignment assignment, DocumentFacts answer) {
    String id = Objects.requireNonNullElse(assignment.assignmentId(), "");
    String hit = Objects.requireNonNullElse(assignment.hitId(), "");
    return id.isEmpty() || hit.isEmpty()
        ? RecordFacts.NONE
        : new RecordFacts.OfAssignment(
            assignmentHash(id),
            hitHash(hit),
            workerHash(assignment.workerId()),
            assignment.acceptTime(),
            answer.questions());
  }

  private static RecordFacts links(HIT hit, Set<String> questions) {
    String id = Objects.requireNonNullElse(hit.hitId(), "");
    return id.isEmpty()
        ? RecordFacts.NONE
        : new RecordFacts.OfHit(
            hitHash(id), isWhole(hit), submitted(hit), hit.creationTime(), questions);
  }

  private static RecordFacts links(BonusPayment bonus) {
    String assignment = Objects.requireNonNullElse(bonus.assignmentId(), "");
    return assignment.isEmpty() || bonus.workerId() == null
        ? RecordFacts.NONE
        : new RecordFacts.OfBonus(assignmentHash(assignment), workerHash(bonus.workerId()));
  }

  /** Whether there is more than the ids that some answers have alone. */
  static boolean isWhole(HIT hit) {
    return hit.title() != null || hit.creationTime() != null || hit.question() != null;
  }

  private static int submitted(HIT hit) {
    Integer most = hit.maxAssignments();
    Integer pending = hit.numberOfAssignmentsPending();
    Integer available = hit.numberOfAssignmentsAvailable();
    return most == null || pending == null || available == null
        ? RecordFacts.UNKNOWN
        : Math.max(RecordFacts.UNKNOWN, most - pending - available);
  }

  private static IdHash hitHash(String id) {
    return IdHash.of("HIT", id);
  }

  private static IdHash assignmentHash(String id) {
    return IdHash.of("Assignment", id);
  }

  private static IdHash workerHash(@Nullable String id) {
    return id == null || id.isEmpty() ? RecordFacts.NO_WORKER : IdHash.of("Worker", id);
  }

  private DocumentFacts document(
      String member, @Nullable String text, DocumentKind kind, Remarks remarks) {
    if (text == null) {
      return DocumentFacts.NOTHING;
    }
    DocumentFacts facts = Objects.requireNonNull(checks.get(kind)).apply(text);
    if (facts.notWellFormed() != null) {
      remarks.add(
          FindingKind.NOT_WELL_FORMED,
          member,
          null,
          "the document in " + member + " is not XML: " + facts.notWellFormed());
    } else if (facts.notValid() != null) {
      remarks.add(
          FindingKind.NOT_VALID,
          member,
          null,
          "the document in " + member + " is not valid: " + facts.notValid());
    }
    return facts;
  }

  /** The identifiers of its questions, if it is a form with such. */
  private Set<String> question(@Nullable String text, Remarks remarks) {
    if (text == null) {
      return Set.of();
    }
    Matcher root = ROOT.matcher(text);
    DocumentKind kind =
        DocumentSchemas.QUESTIONS.stream()
            .filter(each -> root.find(0) && each.root().equals(root.group(1)))
            .findFirst()
            .orElse(DocumentKind.QUESTION_FORM);
    DocumentFacts facts = document("Question", text, kind, remarks);
    return kind == DocumentKind.QUESTION_FORM && facts.areOfDocument()
        ? facts.questions()
        : Set.of();
  }

  private static void unknownQuestions(
      String answered, DocumentFacts answer, String asked, DocumentFacts test, Remarks remarks) {
    if (test.areOfDocument()) {
      for (String question : new TreeSet<>(answer.questions())) {
        if (!test.questions().contains(question)) {
          remarks.add(
              FindingKind.UNKNOWN_QUESTION,
              answered,
              question,
              answered
                  + " has the QuestionIdentifier \""
                  + question
                  + "\", which "
                  + asked
                  + " does not have");
        }
      }
    }
  }

  /** Facts about the documents that came last. */
  private static final class LastFacts {
    private static final int MOST = 64;

    private final Function<String, DocumentFacts> check;
    private final Map<String, DocumentFacts> known =
        new LinkedHashMap<>(2 * MOST, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, DocumentFacts> eldest) {
            return size() > MOST;
          }
        };

    LastFacts(Function<String, DocumentFacts> check) {
      this.check = check;
    }

    DocumentFacts of(String document) {
      return known.computeIfAbsent(document, check);
    }
  }
}
