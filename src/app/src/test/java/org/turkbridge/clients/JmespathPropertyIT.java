package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.turkbridge.clients.Jmespath.Question;

/** The same of expressions that nobody thought of, each batch of them by one process. */
@AddLifecycleHook(JmespathPresence.class)
final class JmespathPropertyIT {
  private static final int BATCH = 500;
  private static final int BATCHES = 5;
  private static final int DEPTH = 4;

  private static final String DOCUMENT =
      """
      {"a": [3, 1.0, 2, "x"], "b": {"a": {"b": 1, "c": "é"}, "c": [{"a": 1}, {"a": 2.5}]},
       "c": [{"a": "y", "b": [1, [2]]}, null, {"a": "x", "c": {"a": 0}}, [[1], 2]], "d": "text"}
      """
          .replace("\n", "");

  @Property(
      tries = BATCHES,
      seed = "20140815",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void expressionsAnswerTheSame(@ForAll("expressions") List<String> expressions) {
    assertSame(expressions);
  }

  @Property(
      tries = BATCHES,
      seed = "20170117",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void anyTokensAnswerTheSame(@ForAll("tokens") List<String> expressions) {
    assertSame(expressions);
  }

  private static void assertSame(List<String> expressions) {
    List<Question> questions =
        expressions.stream().map(expression -> new Question(expression, DOCUMENT)).toList();
    List<String> theirs = Jmespath.theirs(questions);
    for (int i = 0; i < questions.size(); i++) {
      assertThat(Jmespath.ours(questions.get(i)))
          .as(questions.get(i).expression())
          .isEqualTo(theirs.get(i));
    }
  }

  @Provide
  Arbitrary<List<String>> expressions() {
    return QueryGrammar.expression(DEPTH).list().ofSize(BATCH);
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(QueryGrammar.TOKENS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(tokens -> String.join("", tokens))
        .list()
        .ofSize(BATCH);
  }
}
