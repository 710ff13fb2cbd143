package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.turkbridge.clients.Jmespath.Question;

/** A query answers what jmespath.py answers, of every document, or fails with the same message. */
@DrivenBy(Client.JMESPATH)
final class JmespathIT {
  private static final Path FOLDER = Path.of("src/app/src/test/resources/clients");

  /** What does not go into a line of a file. */
  private static final List<String> MORE =
      List.of(
          "",
          " ",
          "\t\n\r",
          "\u00a0a",
          "\u000ba",
          "a\t.\nb\r",
          "\"\u0001\"",
          "\"a\nb\"",
          "'a\nb'",
          "`a\nb`",
          "`\n[1,\n2]\n`",
          "`\u000b[1]`",
          "`\u001f\u2003a`",
          "`\ufeffa`",
          "`\ufeff1`",
          "to_number('\u000b1')",
          "to_number('\u001c1')",
          "`" + "1".repeat(4300) + "` == `1`",
          "`" + "1".repeat(4301) + "`",
          "`-" + "1".repeat(4301) + "`",
          "to_number('" + "9".repeat(4300) + "') > `1`",
          "to_number('+" + "9".repeat(4301) + "')");

  @TestFactory
  Stream<DynamicTest> answersTheSame() throws IOException {
    List<String> documents = Files.readAllLines(FOLDER.resolve("query-documents.jsonl"));
    List<String> expressions = new ArrayList<>(MORE);
    for (String line : Files.readAllLines(FOLDER.resolve("queries.txt"))) {
      if (!line.isEmpty() && !line.startsWith("# ")) {
        expressions.add(line);
      }
    }
    assertThat(expressions).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    List<Question> questions =
        expressions.stream()
            .flatMap(query -> documents.stream().map(document -> new Question(query, document)))
            .toList();
    List<String> theirs = Jmespath.theirs(questions);
    return IntStream.range(0, expressions.size())
        .mapToObj(
            i -> {
              int from = i * documents.size();
              int to = from + documents.size();
              return DynamicTest.dynamicTest(
                  "%d %s".formatted(i, expressions.get(i)),
                  () ->
                      assertThat(questions.subList(from, to).stream().map(Jmespath::ours))
                          .containsExactlyElementsOf(theirs.subList(from, to)));
            });
  }
}
