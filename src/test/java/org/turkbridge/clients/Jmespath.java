package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.turkbridge.awscli.query.Query;
import org.turkbridge.awscli.query.QueryException;
import org.turkbridge.awscli.query.QuerySyntaxException;

/** What jmespath.py answers, and what we do. */
final class Jmespath {
  private static final Path SCRIPT = Path.of("src/test/resources/clients/jmespath_search.py");

  /**
   * @param document JSON
   */
  record Question(String expression, String document) {}

  private Jmespath() {}

  /** All in one process: it takes longer to start than to answer. */
  static List<String> theirs(List<Question> questions) {
    Path folder = Folders.create();
    try {
      Path file = folder.resolve("questions.jsonl");
      Files.write(file, questions.stream().map(Jmespath::line).toList());
      Finished run =
          Command.run(
              List.of(Script.PYTHON, "-W", "ignore", SCRIPT.toString(), file.toString()),
              Map.of("PYTHONDONTWRITEBYTECODE", "1"));
      assertThat(run.err()).isEmpty();
      List<String> answers =
          run.out().lines().map(line -> PlainJson.describe(PlainJson.read(line))).toList();
      assertThat(answers).hasSameSizeAs(questions);
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Folders.delete(folder);
    }
  }

  static String ours(Question question) {
    Query query;
    try {
      query = Query.compile(question.expression());
    } catch (QuerySyntaxException e) {
      return PlainJson.describe(Map.of("compile", String.valueOf(e.getMessage())));
    }
    try {
      Object value = query.search(PlainJson.read(question.document()));
      return "{\"value\": " + PlainJson.describe(value) + "}";
    } catch (QueryException e) {
      return PlainJson.describe(Map.of("evaluate", String.valueOf(e.getMessage())));
    }
  }

  private static String line(Question question) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartArray();
      json.writeString(question.expression());
      json.writeString(question.document());
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
