package org.turkbridge.verify.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Checks what records hold, whatever comes back of them. Not for more than one thread. */
final class ContentCheck {
  private final TestFacts tests;
  private final DocumentCheck answers;
  private final Plausibility plausibility;

  ContentCheck(DocumentSchemas schemas, Instant now) {
    this.tests =
        new TestFacts(new DocumentCheck(DocumentKind.QUESTION_FORM, schemas.test())::facts);
    this.answers = new DocumentCheck(DocumentKind.QUESTION_FORM_ANSWERS, schemas.answer());
    this.plausibility = new Plausibility(now);
  }

  /**
   * What is to be said of a request.
   *
   * @param written gives the value of an element as it stands in the archive
   */
  List<Observation> remarks(
      QualificationRequest request, Model model, UnaryOperator<String> written) {
    List<Observation> found = new ArrayList<>(plausibility.oddities(request, model, written));
    DocumentCheck.DocumentFacts test = facts(request.test(), tests::of);
    DocumentCheck.DocumentFacts answer = facts(request.answer(), answers::facts);
    document(found, "Test", model, test);
    document(found, "Answer", model, answer);
    if (test.areOfDocument()) {
      for (String question : new TreeSet<>(answer.questions())) {
        if (!test.questions().contains(question)) {
          found.add(
              Observation.of(
                  FindingKind.UNKNOWN_QUESTION,
                  model.path("Answer"),
                  question,
                  "Answer has the QuestionIdentifier \""
                      + question
                      + "\", which Test does not have"));
        }
      }
    }
    return found;
  }

  private interface Check {
    DocumentCheck.DocumentFacts facts(String text);
  }

  private static DocumentCheck.DocumentFacts facts(@Nullable String text, Check check) {
    return text == null ? DocumentCheck.DocumentFacts.NOTHING : check.facts(text);
  }

  private static void document(
      List<Observation> found, String element, Model model, DocumentCheck.DocumentFacts facts) {
    if (facts.notWellFormed() != null) {
      found.add(
          Observation.of(
              FindingKind.NOT_WELL_FORMED,
              model.path(element),
              null,
              "the document in " + element + " is not XML: " + facts.notWellFormed()));
    } else if (facts.notValid() != null) {
      found.add(
          Observation.of(
              FindingKind.NOT_VALID,
              model.path(element),
              null,
              "the document in " + element + " is not valid: " + facts.notValid()));
    }
  }

  /**
   * Facts about the Tests that came last: the requests for one type nearly all have the same one.
   */
  private static final class TestFacts {
    private static final int MOST = 64;

    private final Function<String, DocumentCheck.DocumentFacts> check;
    private final Map<String, DocumentCheck.DocumentFacts> known =
        new LinkedHashMap<>(2 * MOST, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(
              Map.Entry<String, DocumentCheck.DocumentFacts> eldest) {
            return size() > MOST;
          }
        };

    TestFacts(Function<String, DocumentCheck.DocumentFacts> check) {
      this.check = check;
    }

    DocumentCheck.DocumentFacts of(String test) {
      return known.computeIfAbsent(test, check);
    }
  }
}
