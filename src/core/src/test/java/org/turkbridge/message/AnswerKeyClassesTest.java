package org.turkbridge.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.message.answerkey.AnswerKey;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Diff;

/** The classes made from AnswerKey.xsd. */
@NullMarked
final class AnswerKeyClassesTest {
  private static final String KEY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <AnswerKey xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/AnswerKey.xsd">
        <Question>
          <QuestionIdentifier>語 &amp; 😀</QuestionIdentifier>
          <AnswerOption>
            <SelectionIdentifier>b</SelectionIdentifier>
            <SelectionIdentifier>a</SelectionIdentifier>
            <AnswerScore>-5</AnswerScore>
          </AnswerOption>
          <AnswerOption>
            <SelectionIdentifier>a</SelectionIdentifier>
            <AnswerScore>2147483647</AnswerScore>
          </AnswerOption>
          <DefaultScore>-1</DefaultScore>
        </Question>
        <Question>
          <QuestionIdentifier>q</QuestionIdentifier>
          <AnswerOption>
            <SelectionIdentifier>a</SelectionIdentifier>
            <AnswerScore>0</AnswerScore>
          </AnswerOption>
        </Question>
        <QualificationValueMapping>MAPPING</QualificationValueMapping>
      </AnswerKey>
      """;

  static Stream<String> mappings() {
    return Stream.of(
        "<PercentageMapping><MaximumSummedScore>15</MaximumSummedScore></PercentageMapping>",
        "<ScaleMapping><SummedScoreMultiplier>0.1</SummedScoreMultiplier></ScaleMapping>",
        """
        <RangeMapping>
          <SummedScoreRange>
            <InclusiveLowerBound>-5</InclusiveLowerBound>
            <InclusiveUpperBound>7</InclusiveUpperBound>
            <QualificationValue>5</QualificationValue>
          </SummedScoreRange>
          <SummedScoreRange>
            <InclusiveLowerBound>8</InclusiveLowerBound>
            <InclusiveUpperBound>10</InclusiveUpperBound>
            <QualificationValue>10</QualificationValue>
          </SummedScoreRange>
          <OutOfRangeQualificationValue>-1</OutOfRangeQualificationValue>
        </RangeMapping>
        """);
  }

  private final JAXBContext classes;

  AnswerKeyClassesTest() throws JAXBException {
    this.classes = JAXBContext.newInstance(AnswerKey.class);
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void documentIsWrittenAsItWasRead(String mapping) throws JAXBException {
    String document = KEY.replace("MAPPING", mapping);
    StringWriter written = new StringWriter();
    classes.createMarshaller().marshal(read(document), written);

    Diff diff =
        DiffBuilder.compare(document)
            .withTest(written.toString())
            .ignoreElementContentWhitespace()
            .checkForSimilar()
            .build();
    assertThat(diff.hasDifferences()).as(diff.fullDescription()).isFalse();
  }

  @Test
  void optionsKeepTheirOrder() throws JAXBException {
    var options = read(KEY.replace("MAPPING", "")).getQuestions().get(0).getAnswerOptions();

    assertThat(options)
        .extracting(option -> option.getAnswerScore())
        .containsExactly(-5, 2147483647);
    assertThat(options.get(0).getSelectionIdentifiers()).containsExactly("b", "a");
  }

  @Test
  void absentDefaultScoreIsNotZero() throws JAXBException {
    assertThat(read(KEY).getQuestions())
        .extracting(question -> question.getDefaultScore())
        .containsExactly(-1, null);
  }

  private AnswerKey read(String document) throws JAXBException {
    return (AnswerKey)
        classes.createUnmarshaller().unmarshal(new StreamSource(new StringReader(document)));
  }
}
