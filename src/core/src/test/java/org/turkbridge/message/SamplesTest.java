package org.turkbridge.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The archives of QualificationRequests in {@code samples/} are what their README says. */
@NullMarked
final class SamplesTest {
  private static final Validation MESSAGES = Validation.by("AWSMechanicalTurkRequester.xsd");

  /** Its Test and Answer hold elements, which no schema of the messages allows. */
  private static final String UNESCAPED = "odd/child-elements.xml";

  private static final List<Sample> SAMPLES = Sample.all();

  static Stream<Sample> samples() {
    return SAMPLES.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void testsHaveFourQuestions(Sample sample) {
    for (String form : documents(sample, "Test")) {
      assertThat(Sample.parse(form).getElementsByTagNameNS("*", "Question").getLength())
          .as(form)
          .isEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void responsesAreValidMessages(Sample sample) {
    for (Element response : sample.elements("GetQualificationRequestsResponse")) {
      assertThat(MESSAGES.complaint(SampleTrees.withoutNamespace(response)).isEmpty())
          .isEqualTo(!sample.name().equals(UNESCAPED));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void identifiersLookLikeThoseOfTheService(Sample sample) {
    for (Element record : sample.records()) {
      assertThat(SampleTrees.text(record, "QualificationRequestId")).matches("[A-Z0-9]{30}");
      assertThat(SampleTrees.text(record, "QualificationTypeId")).matches("[A-Z0-9]{30}");
      assertThat(SampleTrees.text(record, "SubjectId")).matches("A[A-Z0-9]{1,63}");
    }
  }

  @Test
  void samplesWithOneIdentifierAreOneRequestOverThreeTypes() {
    Map<String, List<String>> contents = new HashMap<>();
    Set<String> types = new HashSet<>();
    int records = 0;
    for (Sample sample : SAMPLES) {
      for (Element record : sample.records()) {
        List<String> content =
            Stream.of("QualificationTypeId", "SubjectId", "Test", "Answer", "SubmitTime")
                .map(name -> SampleTrees.text(record, name))
                .toList();
        List<String> known =
            contents.putIfAbsent(SampleTrees.text(record, "QualificationRequestId"), content);
        assertThat(content).isEqualTo(known == null ? content : known);
        types.add(content.get(0));
        records++;
      }
    }
    assertThat(types).hasSize(3);
    assertThat(contents).hasSize(records - 1);
  }

  /** The documents that elements of this name hold in any of the forms of an archive. */
  private static List<String> documents(Sample sample, String name) {
    return sample.records().stream()
        .flatMap(
            record ->
                SampleTrees.children(record).filter(child -> name.equals(child.getLocalName())))
        .map(SampleTrees::document)
        .filter(document -> !document.isEmpty())
        .toList();
  }
}
