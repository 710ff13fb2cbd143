package org.turkbridge.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.scoring.Documents.answers;
import static org.turkbridge.local.scoring.Documents.checkboxes;
import static org.turkbridge.local.scoring.Documents.defaultScore;
import static org.turkbridge.local.scoring.Documents.form;
import static org.turkbridge.local.scoring.Documents.key;
import static org.turkbridge.local.scoring.Documents.option;
import static org.turkbridge.local.scoring.Documents.scored;
import static org.turkbridge.local.scoring.Documents.selected;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.turkbridge.local.scoring.ValueMapping.Identity;
import org.turkbridge.local.scoring.ValueMapping.Percentage;
import org.turkbridge.local.scoring.ValueMapping.Range;
import org.turkbridge.local.scoring.ValueMapping.Ranges;
import org.turkbridge.local.scoring.ValueMapping.Scale;

/** What holds of every score. */
class ScoreLawsTest {
  private static final long MOST = 1L << 42;
  private static final TestDocuments DOCUMENTS = new TestDocuments();

  /** What a question is worth, and what was selected. */
  record Scored(Map<Set<String>, Integer> options, int defaultScore, Set<String> selected) {}

  @Provide
  Arbitrary<List<Scored>> questions() {
    Arbitrary<Set<String>> selections = Arbitraries.of("a", "b", "c").set();
    Arbitrary<Integer> scores = Arbitraries.integers().between(-1000, 1000);
    return Combinators.combine(
            Arbitraries.maps(selections.filter(each -> !each.isEmpty()), scores)
                .ofMinSize(1)
                .ofMaxSize(5),
            scores,
            selections)
        .as(Scored::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property(tries = 300)
  void theScoreIsTheSumInWhateverOrderThingsAreWritten(
      @ForAll("questions") List<Scored> questions, @ForAll Random random) {
    int sum =
        questions.stream()
            .mapToInt(each -> each.options().getOrDefault(each.selected(), each.defaultScore()))
            .sum();
    List<String> form = new ArrayList<>();
    List<String> key = new ArrayList<>();
    List<String> given = new ArrayList<>();
    for (int number = 0; number < questions.size(); number++) {
      String identifier = "q" + number;
      Scored question = questions.get(number);
      form.add(checkboxes(identifier, "a", "b", "c"));
      List<String> options = new ArrayList<>();
      question
          .options()
          .forEach((made, score) -> options.add(option(score, shuffled(made, random))));
      Collections.shuffle(options, random);
      key.add(scored(identifier, String.join("", options), defaultScore(question.defaultScore())));
      given.add(selected(identifier, shuffled(question.selected(), random)));
    }
    Collections.shuffle(key, random);
    Collections.shuffle(given, random);

    QualificationTest test = DOCUMENTS.readTest(form(form.toArray(String[]::new)));
    AnswerKey read = DOCUMENTS.readKey(key(key.toArray(String[]::new)), test);
    TestAnswer answer = DOCUMENTS.readAnswer(answers(given.toArray(String[]::new)));

    assertThat(read.score(answer)).isEqualTo(sum);
    assertThat(test.violations(answer)).isEmpty();
  }

  @Property
  void aPercentageIsNoMoreThanAHalfFromTheQuotient(
      @ForAll @LongRange(min = -MOST, max = MOST) long sum, @ForAll int maximum) {
    Assume.that(maximum != 0);
    // 2 |value * maximum - 100 * sum| <= |maximum|, and a half is up.
    BigInteger m = BigInteger.valueOf(maximum);
    BigInteger difference =
        new Percentage(maximum)
            .exact(sum)
            .multiply(m)
            .subtract(BigInteger.valueOf(sum).multiply(BigInteger.valueOf(100)))
            .shiftLeft(1)
            .multiply(BigInteger.valueOf(m.signum()));

    assertThat(difference).isLessThanOrEqualTo(m.abs()).isGreaterThan(m.abs().negate());
  }

  @Property
  void aPercentageIsAScale(
      @ForAll @LongRange(min = -MOST, max = MOST) long sum,
      @ForAll("dividingAHundredEvenly") int maximum) {
    Scale scale = new Scale(BigDecimal.valueOf(100).divide(BigDecimal.valueOf(maximum)));

    assertThat(new Percentage(maximum).exact(sum)).isEqualTo(scale.exact(sum));
  }

  @Provide
  Arbitrary<Integer> dividingAHundredEvenly() {
    return Arbitraries.of(-400, -16, -1, 1, 2, 3125, 8, 200, 800, 1024, 1 << 30);
  }

  @Property
  void aHundredPerCentAndTheScaleOfOneChangeNothing(@ForAll long sum) {
    assertThat(new Identity().value(sum))
        .isEqualTo((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, sum)))
        .isEqualTo(new Percentage(100).value(sum))
        .isEqualTo(new Scale(BigDecimal.ONE).value(sum));
  }

  @Property
  void moreIsNeverLess(
      @ForAll int one,
      @ForAll int other,
      @ForAll @IntRange(min = 1) int maximum,
      @ForAll double multiplier) {
    Scale scale = new Scale(BigDecimal.valueOf(Math.abs(multiplier)));
    Percentage percentage = new Percentage(maximum);
    int less = Math.min(one, other);
    int more = Math.max(one, other);

    assertThat(scale.value(less)).isLessThanOrEqualTo(scale.value(more));
    assertThat(percentage.value(less)).isLessThanOrEqualTo(percentage.value(more));
  }

  @Property
  void everySumIsInOneRangeOrInNone(
      @ForAll @Size(min = 2, max = 12) Set<@IntRange(min = -50, max = 50) Integer> bounds,
      @ForAll @IntRange(min = -60, max = 60) int sum,
      @ForAll Random random) {
    List<Integer> sorted = new ArrayList<>(new TreeSet<>(bounds));
    List<Range> ranges = new ArrayList<>();
    int expected = -1;
    for (int at = 0; at + 1 < sorted.size(); at += 2) {
      Range range = new Range(sorted.get(at), sorted.get(at + 1), at);
      assertThat(ranges).noneMatch(range::overlaps);
      expected = range.lower() <= sum && sum <= range.upper() ? at : expected;
      ranges.add(range);
    }
    Collections.shuffle(ranges, random);

    assertThat(new Ranges(ranges, -1).value(sum)).isEqualTo(expected);
  }

  private static String[] shuffled(Set<String> identifiers, Random random) {
    List<String> list = new ArrayList<>(new TreeSet<>(identifiers));
    Collections.shuffle(list, random);
    return list.toArray(String[]::new);
  }
}
