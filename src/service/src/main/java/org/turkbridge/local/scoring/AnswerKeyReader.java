package org.turkbridge.local.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.scoring.AnswerSpecification.Selections;
import org.turkbridge.message.answerkey.AnswerOption;
import org.turkbridge.message.answerkey.PercentageMapping;
import org.turkbridge.message.answerkey.QualificationValueMapping;
import org.turkbridge.message.answerkey.Question;
import org.turkbridge.message.answerkey.RangeMapping;
import org.turkbridge.message.answerkey.ScaleMapping;
import org.turkbridge.message.answerkey.SummedScoreRange;
import org.turkbridge.translate.EmbeddedDocument;

/** Takes a valid key for the key of a test, or says what no schema can say against it. */
final class AnswerKeyReader {
  private final ValidDocument<org.turkbridge.message.answerkey.AnswerKey> key;
  private final QualificationTest test;

  private AnswerKeyReader(
      ValidDocument<org.turkbridge.message.answerkey.AnswerKey> key, QualificationTest test) {
    this.key = key;
    this.test = test;
  }

  static AnswerKey key(
      ValidDocument<org.turkbridge.message.answerkey.AnswerKey> key, QualificationTest test) {
    return new AnswerKeyReader(key, test).key();
  }

  private AnswerKey key() {
    requireScorable();
    Map<String, QuestionScores> questions = new HashMap<>();
    for (Question question : key.root().getQuestions()) {
      String identifier = EmbeddedDocument.trim(question.getQuestionIdentifier());
      if (questions.put(identifier, scores(question, identifier)) != null) {
        throw key.inconsistent(
            question,
            "question "
                + ShortQuotation.of(identifier)
                + " is scored before; put all its options in one Question");
      }
    }
    return new AnswerKey(questions, mapping(key.root().getQualificationValueMapping()));
  }

  private void requireScorable() {
    for (TestQuestion question : test.questions()) {
      if (!question.isScorable()) {
        throw key.inconsistent(
            key.root(),
            "question "
                + ShortQuotation.of(question.identifier())
                + " of the test takes a free text, and a test with an AnswerKey may not; leave the"
                + " key out, or ask for selections alone");
      }
    }
  }

  private QuestionScores scores(Question question, String identifier) {
    Set<String> offered =
        test.question(identifier)
            .map(TestQuestion::answer)
            .filter(Selections.class::isInstance)
            .map(answer -> ((Selections) answer).identifiers())
            .orElseThrow(
                () ->
                    key.inconsistent(
                        question, "the test has no question " + ShortQuotation.of(identifier)));
    Map<Set<String>, Integer> options = new HashMap<>();
    for (AnswerOption option : question.getAnswerOptions()) {
      Set<String> selections = selections(option, identifier, offered);
      if (options.put(selections, option.getAnswerScore()) != null) {
        throw key.inconsistent(
            option,
            "an AnswerOption of question "
                + ShortQuotation.of(identifier)
                + " before has the same selections; give every set of them one score");
      }
    }
    return new QuestionScores(options, Optional.ofNullable(question.getDefaultScore()).orElse(0));
  }

  private Set<String> selections(AnswerOption option, String question, Set<String> offered) {
    Set<String> selections = new LinkedHashSet<>();
    for (String each : option.getSelectionIdentifiers()) {
      String identifier = EmbeddedDocument.trim(each);
      if (!offered.contains(identifier)) {
        throw key.inconsistent(
            option,
            "question "
                + ShortQuotation.of(question)
                + " of the test has no selection "
                + ShortQuotation.of(identifier));
      }
      selections.add(identifier);
    }
    return selections;
  }

  private ValueMapping mapping(@Nullable QualificationValueMapping mapping) {
    if (mapping == null) {
      return new ValueMapping.Identity();
    }
    if (mapping.getPercentageMapping() != null) {
      return percentage(mapping.getPercentageMapping());
    }
    if (mapping.getScaleMapping() != null) {
      return scale(mapping.getScaleMapping());
    }
    return ranges(mapping.getRangeMapping());
  }

  private ValueMapping percentage(PercentageMapping mapping) {
    if (mapping.getMaximumSummedScore() == 0) {
      throw key.inconsistent(mapping, "there is no percentage of a MaximumSummedScore of 0");
    }
    return new ValueMapping.Percentage(mapping.getMaximumSummedScore());
  }

  private ValueMapping scale(ScaleMapping mapping) {
    double multiplier = mapping.getSummedScoreMultiplier();
    if (!Double.isFinite(multiplier)) {
      throw key.inconsistent(mapping, "SummedScoreMultiplier must be a finite number");
    }
    return new ValueMapping.Scale(BigDecimal.valueOf(multiplier));
  }

  private ValueMapping ranges(RangeMapping mapping) {
    List<ValueMapping.Range> ranges = new ArrayList<>();
    for (SummedScoreRange each : mapping.getSummedScoreRanges()) {
      ValueMapping.Range range =
          new ValueMapping.Range(
              each.getInclusiveLowerBound(),
              each.getInclusiveUpperBound(),
              each.getQualificationValue());
      if (range.lower() > range.upper()) {
        throw key.inconsistent(
            each,
            "InclusiveLowerBound "
                + range.lower()
                + " is more than InclusiveUpperBound "
                + range.upper());
      }
      if (ranges.stream().anyMatch(range::overlaps)) {
        throw key.inconsistent(
            each,
            "the range from "
                + range.lower()
                + " to "
                + range.upper()
                + " overlaps one before; ranges may not");
      }
      ranges.add(range);
    }
    return new ValueMapping.Ranges(ranges, mapping.getOutOfRangeQualificationValue());
  }
}
