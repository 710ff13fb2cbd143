package org.turkbridge.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The archives in {@code samples/} of all kinds of records are what their README says. */
@NullMarked
final class RecordSamplesTest {
  private static final String REPORT = "GetReviewResultsForHITResult";

  /** What a record is called, and where a response has it. */
  private static final Map<String, String> KINDS =
      Map.of(
          "QualificationRequest",
          "GetQualificationRequestsResponse/GetQualificationRequestsResult",
          "HIT",
          "SearchHITsResponse/SearchHITsResult",
          "Assignment",
          "GetAssignmentsForHITResponse/GetAssignmentsForHITResult",
          "BonusPayment",
          "GetBonusPaymentsResponse/GetBonusPaymentsResult",
          "WorkerBlock",
          "GetBlockedWorkersResponse/GetBlockedWorkersResult",
          "QualificationType",
          "SearchQualificationTypesResponse/SearchQualificationTypesResult",
          "Qualification",
          "GetQualificationsForQualificationTypeResponse"
              + "/GetQualificationsForQualificationTypeResult",
          REPORT,
          "GetReviewResultsForHITResponse");

  /** What no schema allows: child elements for text, an element of no version, other words. */
  private static final Set<String> NOT_VALID =
      Set.of(
          "odd/child-elements.xml",
          "assignments/answer-child-elements.xml",
          "hits/for-qualification-type.xml",
          "reviews/2011-09-01-rest.xml");

  private static final Map<String, Validation> DOCUMENTS =
      Map.of(
          "QuestionForm", Validation.by("QuestionForm.xsd"),
          "QuestionFormAnswers", Validation.by("QuestionFormAnswers.xsd"),
          "AnswerKey", Validation.by("AnswerKey.xsd"),
          "ExternalQuestion", Validation.by("ExternalQuestion.xsd"),
          "HTMLQuestion", Validation.by("HTMLQuestion.xsd"));

  private static final Validation MESSAGES = Validation.by("AWSMechanicalTurkRequester.xsd");

  static Stream<Sample> samples() {
    return Sample.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void recordsAreValidWhateverIsAroundThem(Sample sample) {
    List<String> complaints = new ArrayList<>();
    KINDS.forEach(
        (kind, path) -> {
          for (Element record : sample.elements(kind)) {
            MESSAGES.complaint(SampleTrees.inside(path, record)).ifPresent(complaints::add);
          }
        });
    assertThat(complaints.isEmpty())
        .as("%s", complaints)
        .isEqualTo(!NOT_VALID.contains(sample.name()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void documentsAreValid(Sample sample) {
    for (String holder : List.of("Question", "Answer", "Test", "AnswerKey")) {
      for (Element element : sample.elements(holder)) {
        String document = SampleTrees.document(element);
        if (KINDS.containsKey(element.getParentNode().getLocalName()) && !document.isEmpty()) {
          String root = Sample.parse(document).getDocumentElement().getLocalName();
          assertThat(DOCUMENTS.get(root).complaint(document)).as(document).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void identifiersAreMadeUpAndLookLikeThoseOfTheService(Sample sample) {
    for (String id : List.of("HITId", "HITTypeId", "HITGroupId", "AssignmentId")) {
      for (Element element : sample.elements(id)) {
        assertThat(element.getTextContent()).matches("([A-Z0-9]{20}){1,2}|[A-Z0-9]{30}");
        assertThat(element.getTextContent()).endsWith("EXAMPLE");
      }
    }
    for (Element worker : sample.elements("WorkerId")) {
      assertThat(worker.getTextContent()).matches("A[A-Z0-9]{6,}EXAMPLE");
    }
  }

  @Test
  void theStudyHoldsTogether() {
    List<Sample> study = samples().filter(each -> each.name().startsWith("study/")).toList();
    Set<String> hits = texts(study, "HIT", "HITId");
    Set<String> assignments = texts(study, "Assignment", "AssignmentId");

    assertThat(hits).hasSize(3);
    assertThat(texts(study, "HIT", "HITTypeId")).hasSize(1);
    assertThat(assignments).hasSize(8);
    assertThat(texts(study, "Assignment", "HITId")).isEqualTo(hits);
    assertThat(assignments).containsAll(texts(study, "BonusPayment", "AssignmentId"));
    assertThat(texts(study, "Assignment", "WorkerId"))
        .containsAll(texts(study, "BonusPayment", "WorkerId"))
        .containsAll(texts(study, "WorkerBlock", "WorkerId"));
    assertThat(hits).containsAll(texts(study, REPORT, "HITId"));
  }

  private static Set<String> texts(List<Sample> samples, String kind, String element) {
    Set<String> texts = new TreeSet<>();
    samples.stream()
        .flatMap(sample -> sample.elements(kind).stream())
        .forEach(record -> texts.add(SampleTrees.text(record, element)));
    return texts;
  }

  @Test
  void readmeCountsTheRecordsOfEveryFile() throws IOException {
    Pattern row = Pattern.compile("(?m)^\\| \\[([^]]+)][^|]*\\|[^|]*\\| ([^|]+) \\|");
    Map<String, Map<String, Integer>> counted = new TreeMap<>();
    row.matcher(Files.readString(Sample.FOLDER.resolve("README.md")))
        .results()
        .forEach(found -> counted.put(found.group(1), counts(found)));
    Map<String, Map<String, Integer>> actual = new TreeMap<>();
    samples()
        .forEach(
            sample -> {
              Map<String, Integer> counts = new HashMap<>();
              KINDS.keySet().forEach(kind -> counts.put(kind, sample.elements(kind).size()));
              actual.put(sample.name(), withoutZeros(counts));
            });
    actual.putAll(json());
    assertThat(counted).isEqualTo(actual);
  }

  private static Map<String, Integer> counts(MatchResult row) {
    Map<String, Integer> counts = new HashMap<>();
    for (String part : row.group(2).split(", ", -1)) {
      String[] words = part.split(" ", 2);
      String kind = words.length == 1 ? "QualificationRequest" : words[1].replaceFirst("s$", "");
      counts.put(kind.equals("review report") ? REPORT : kind, Integer.valueOf(words[0]));
    }
    return withoutZeros(counts);
  }

  private static Map<String, Integer> withoutZeros(Map<String, Integer> counts) {
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** A member that each record of a kind has, and no other record, tells how many there are. */
  private static Map<String, Map<String, Integer>> json() throws IOException {
    Map<String, String> members =
        Map.of("HIT", "HITStatus", "Assignment", "AssignmentStatus", "BonusPayment", "GrantTime");
    Map<String, Map<String, Integer>> found = new HashMap<>();
    try (Stream<Path> files = Files.list(Sample.FOLDER.resolve("json"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Map<String, Integer> counts = new HashMap<>();
        members.forEach(
            (kind, member) -> counts.put(kind, text.split("\"" + member + "\":", -1).length - 1));
        found.put("json/" + file.getFileName(), withoutZeros(counts));
      }
    }
    return found;
  }
}
