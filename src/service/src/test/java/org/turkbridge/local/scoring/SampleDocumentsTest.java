package org.turkbridge.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.message.Sample;
import org.turkbridge.translate.EmbeddedDocument;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The documents of the archives in {@code samples/}. */
class SampleDocumentsTest {
  private static final TestDocuments DOCUMENTS = new TestDocuments();

  static List<Element> records() {
    return Sample.in(Sample.FOLDER).stream()
        .flatMap(sample -> sample.records().stream())
        .filter(record -> document(record, "Test").startsWith("<"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("records")
  void answersKeepTheRulesOfTheirTests(Element record) {
    QualificationTest test = DOCUMENTS.readTest(document(record, "Test"));
    TestAnswer answer = DOCUMENTS.readAnswer(document(record, "Answer"));

    assertThat(test.questions()).hasSize(4);
    if (!answer.questions().isEmpty()) {
      // One of them has an answer more than its test has questions.
      assertThat(test.violations(answer)).isSubsetOf("The test has no question 'remark'.");
    }
  }

  @Test
  void thereAreSuchRecords() {
    assertThat(records()).hasSizeGreaterThan(20);
    assertThat(records()).anyMatch(record -> document(record, "Answer").startsWith("<"));
  }

  private static String document(Element record, String name) {
    NodeList found = record.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .flatMap(
            holder ->
                ((Element) holder).getElementsByTagName("*").getLength() > 0
                    ? Stream.empty()
                    : Stream.of(EmbeddedDocument.normalise(holder.getTextContent()).value()))
        .findFirst()
        .orElse("");
  }
}
